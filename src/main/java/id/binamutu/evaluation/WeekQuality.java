package id.binamutu.evaluation;

import id.binamutu.statistics.Interval;
import java.time.LocalDate;

/** @param monday first day of the week */
public record WeekQuality(LocalDate monday, Interval quality) {}
