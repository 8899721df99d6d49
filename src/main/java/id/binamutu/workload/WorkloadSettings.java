package id.binamutu.workload;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param remindWorkingDaysBefore how many working days before a sample is due its evaluator is reminded
 * @param dailyAt when reminders are made and new leaders get their samples, in Jakarta
 * @param paceWorkingDays over how many past working days somebody's usual pace is taken
 * @param overload how many times the usual pace is too much
 */
@ConfigurationProperties("binamutu.workload")
record WorkloadSettings(
        @DefaultValue("2") int remindWorkingDaysBefore,
        @DefaultValue("05:00") LocalTime dailyAt,
        @DefaultValue("20") int paceWorkingDays,
        @DefaultValue("1.25") double overload) {}
