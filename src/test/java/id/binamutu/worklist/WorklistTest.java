package id.binamutu.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.testing.BinaMutuTest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;

@BinaMutuTest
class WorklistTest {
    private static final Instant TODAY = Instant.parse("2026-10-20T03:00:00Z");

    @Autowired
    Worklist worklist;

    private final UUID leader = UUID.randomUUID();

    @Test
    void whatIsDueFirstStandsOnTopAndWhatHasNoDueTimeLast() {
        worklist.open(item("without", UUID.randomUUID(), 5, null));
        worklist.open(item("later", UUID.randomUUID(), 2, TODAY.plusSeconds(60)));
        worklist.open(item("sooner", UUID.randomUUID(), 3, TODAY));
        assertThat(open(null)).extracting(WorkItem::kind).containsExactly("sooner", "later", "without");
    }

    @Test
    void theSameThingIsAskedForOnce() {
        UUID subject = UUID.randomUUID();
        worklist.open(item("sign", subject, 4, TODAY));
        worklist.open(item("sign", subject, 4, TODAY.plusSeconds(60)));
        assertThat(open(null))
                .singleElement()
                .satisfies(item -> assertThat(item.dueAt()).isEqualTo(TODAY.plusSeconds(60)));
    }

    @Test
    void whatIsDoneIsGone() {
        UUID subject = UUID.randomUUID();
        worklist.open(item("sign", subject, 4, TODAY));
        worklist.done("sign", subject);
        assertThat(open(null)).isEmpty();
    }

    @Test
    void oneStepCanBeLookedAtAlone() {
        worklist.open(item("two", UUID.randomUUID(), 2, TODAY));
        worklist.open(item("three", UUID.randomUUID(), 3, TODAY));
        assertThat(open(3)).extracting(WorkItem::kind).containsExactly("three");
    }

    private List<WorkItem> open(@Nullable Integer step) {
        return worklist.openFor(leader, step, PageRequest.of(0, 10)).getContent();
    }

    private NewWorkItem item(String kind, UUID subject, int step, @Nullable Instant dueAt) {
        return new NewWorkItem(kind, subject, leader, null, step, List.of("Citra"), "/somewhere", dueAt);
    }
}
