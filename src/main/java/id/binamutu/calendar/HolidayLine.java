package id.binamutu.calendar;

import java.time.LocalDate;

/** What a form or a row of a file says about a day off. */
record HolidayLine(LocalDate day, String name, String nameEn, HolidayKind kind) {}
