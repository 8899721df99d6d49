package id.binamutu.sampling;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TargetingSettings.class)
class TargetingTasks {
    private static final TaskDescriptor<Void> DAILY = TaskDescriptor.of("sampling-targeting");

    @Bean
    RecurringTask<Void> runTargetingRules(DailyTargeting daily, TargetingSettings settings) {
        return Tasks.recurring(DAILY, Schedules.daily(Drawing.JAKARTA, settings.dailyAt()))
                .execute((instance, context) -> daily.run());
    }
}
