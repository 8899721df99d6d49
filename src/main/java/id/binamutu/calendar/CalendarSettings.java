package id.binamutu.calendar;

import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param jointLeaveIsWorkingDay whether the centre works on the days of joint leave (cuti bersama)
 * @param remindAt when it is looked every day whether holidays are missing, in Jakarta
 */
@ConfigurationProperties("binamutu.calendar")
record CalendarSettings(
        @DefaultValue("false") boolean jointLeaveIsWorkingDay,
        @DefaultValue("05:10") LocalTime remindAt) {}
