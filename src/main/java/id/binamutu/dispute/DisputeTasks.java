package id.binamutu.dispute;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night, what the agent did not take on until the day before ends. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DisputeSettings.class)
class DisputeTasks {
    private static final TaskDescriptor<Void> NIGHTLY = TaskDescriptor.of("dispute-nightly");
    private static final LocalTime AFTER_MIDNIGHT = LocalTime.of(0, 1);

    @Bean
    RecurringTask<Void> endDisputes(DisputeService service, Clock clock) {
        return Tasks.recurring(NIGHTLY, Schedules.daily(clock.getZone(), AFTER_MIDNIGHT))
                .execute((instance, context) -> service.lapse());
    }
}
