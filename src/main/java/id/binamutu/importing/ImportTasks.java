package id.binamutu.importing;

import com.github.kagkarlsson.scheduler.task.FailureHandler.OnFailureRetryLater;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs; their instance is the import's id. One that was cut off is taken up again by whoever notices. */
@Configuration
class ImportTasks {

    static final TaskDescriptor<Void> CHECK = TaskDescriptor.of("import-check");
    static final TaskDescriptor<Void> COMMIT = TaskDescriptor.of("import-commit");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Bean
    OneTimeTask<Void> importCheck(ImportRunner runner) {
        return Tasks.oneTime(CHECK)
                .onFailure(new OnFailureRetryLater<>(PAUSE))
                .execute((instance, context) -> runner.check(UUID.fromString(instance.getId())));
    }

    @Bean
    OneTimeTask<Void> importCommit(ImportRunner runner) {
        return Tasks.oneTime(COMMIT)
                .onFailure(new OnFailureRetryLater<>(PAUSE))
                .execute((instance, context) -> runner.commit(UUID.fromString(instance.getId())));
    }
}
