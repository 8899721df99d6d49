package id.binamutu.live;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LiveSettings.class)
class LiveConfiguration {

    private static final TaskDescriptor<Void> SILENT = TaskDescriptor.of("live-close-silent");

    @Bean
    RecurringTask<Void> closeSilentConversations(SilentConversations silent) {
        return Tasks.recurring(SILENT, FixedDelay.of(Duration.ofMinutes(5)))
                .execute((instance, context) -> silent.close());
    }
}
