package id.binamutu.sampling;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.binamutu.web.RuleViolation;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once an hour, on one instance: makes the plans that are due and draws those whose period is over. */
@Configuration(proxyBeanMethods = false)
class ScheduleTask {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTask.class);

    @Bean
    RecurringTask<Void> samplingSchedules(ScheduleService schedules, SamplingService service) {
        return Tasks.recurring("sampling-schedules", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> run(schedules, service));
    }

    static void run(ScheduleService schedules, SamplingService service) {
        schedules.makePlans();
        for (UUID plan : schedules.toDraw()) {
            try {
                service.drawByItself(plan);
            } catch (RuleViolation violation) {
                // An import is running, or the team has no leader: the next hour tries again.
                LOG.info("Plan {} is not drawn yet: {}", plan, violation.messageKey());
            }
        }
    }
}
