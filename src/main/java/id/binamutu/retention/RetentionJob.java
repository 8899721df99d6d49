package id.binamutu.retention;

import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks every night what is due: gives it up where the policy says so, and asks for it otherwise. */
@Component
class RetentionJob {

    static final String WORK = "retention-due";

    /** The work's subject: there is one policy. */
    private static final UUID SUBJECT = new UUID(0, 2);

    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);

    private final DisposalQueries queries;
    private final Disposals disposals;
    private final Policies policies;
    private final Directory directory;
    private final Worklist worklist;

    RetentionJob(
            DisposalQueries queries, Disposals disposals, Policies policies, Directory directory, Worklist worklist) {
        this.queries = queries;
        this.disposals = disposals;
        this.policies = policies;
        this.directory = directory;
        this.worklist = worklist;
    }

    void run() {
        List<Due> due = queries.due();
        if (policies.current().automatic()) {
            due.forEach(this::giveUp);
            due = queries.due();
        }
        if (due.isEmpty()) {
            worklist.done(WORK, SUBJECT);
            return;
        }
        String months = String.valueOf(due.size());
        Set<PersonName> deciders = Stream.of(Role.ADMIN, Role.DOCUMENT_CONTROL)
                .flatMap(role -> directory.holding(role).stream())
                .collect(Collectors.toSet());
        worklist.openAll(deciders.stream()
                .map(person ->
                        new NewWorkItem(WORK, SUBJECT, person.id(), null, 1, List.of(months), "/retention", null))
                .toList());
    }

    /** Each month in a transaction of its own; one that is in use waits for the next night. */
    private void giveUp(Due due) {
        try {
            disposals.dispose(due.kind(), due.month(), null);
        } catch (RuleViolation busy) {
            log.warn("The month {} ({}) was in use and is given up another night", due.month(), due.kind());
        }
    }
}
