package id.binamutu.intake;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ChatwootTasks {

    private static final TaskDescriptor<Void> END = TaskDescriptor.of("chatwoot-end-resolved");

    @Bean
    RecurringTask<Void> endResolvedConversations(ChatwootIntake intake) {
        return Tasks.recurring(END, FixedDelay.of(Duration.ofMinutes(1)))
                .execute((instance, context) -> intake.endResolved());
    }
}
