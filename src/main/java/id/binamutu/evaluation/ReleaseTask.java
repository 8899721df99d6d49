package id.binamutu.evaluation;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows an evaluation to its agent at the set time; the instance is the evaluation's id. */
@Configuration(proxyBeanMethods = false)
class ReleaseTask {
    static final TaskDescriptor<Void> RELEASE = TaskDescriptor.of("evaluation-release");

    @Bean
    OneTimeTask<Void> evaluationRelease(ReleaseRunner runner) {
        return Tasks.oneTime(RELEASE)
                .onFailure(new OnFailureRetryLater<>(Duration.ofMinutes(1)))
                .execute((instance, context) -> runner.release(UUID.fromString(instance.getId())));
    }
}
