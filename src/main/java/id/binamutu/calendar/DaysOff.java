package id.binamutu.calendar;

import java.time.LocalDate;

/** Days on which nobody is expected to do what has a deadline, weekends aside. */
interface DaysOff {

    boolean include(LocalDate day);
}
