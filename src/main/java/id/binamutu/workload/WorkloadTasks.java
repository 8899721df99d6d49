package id.binamutu.workload;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkloadSettings.class)
class WorkloadTasks {
    private static final TaskDescriptor<Void> DAILY = TaskDescriptor.of("workload-daily");

    @Bean
    RecurringTask<Void> remindOfSamples(
            MoveService moves, ReminderService reminders, WorkloadSettings settings, Clock clock) {
        return Tasks.recurring(DAILY, Schedules.daily(clock.getZone(), settings.dailyAt()))
                .execute((instance, context) -> {
                    LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
                    try {
                        moves.handToLeaders(null);
                        reminders.remind();
                    } finally {
                        LocaleContextHolder.resetLocaleContext();
                    }
                });
    }
}
