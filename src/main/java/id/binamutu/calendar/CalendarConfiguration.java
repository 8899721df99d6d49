package id.binamutu.calendar;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarSettings.class)
class CalendarConfiguration {
    private static final TaskDescriptor<Void> DAILY = TaskDescriptor.of("calendar-daily");

    @Bean
    RecurringTask<Void> remindOfHolidays(CalendarReminder reminder, CalendarSettings settings, Clock clock) {
        return Tasks.recurring(DAILY, Schedules.daily(clock.getZone(), settings.remindAt()))
                .execute((instance, context) -> reminder.remind());
    }
}
