package id.binamutu.retention;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RetentionConfiguration {

    private static final TaskDescriptor<Void> NIGHTLY = TaskDescriptor.of("retention-nightly");

    @Bean
    RecurringTask<Void> retentionNightly(RetentionJob job) {
        return Tasks.recurring(NIGHTLY, new Daily(Shelf.JAKARTA, LocalTime.of(2, 30)))
                .execute((instance, context) -> job.run());
    }
}
