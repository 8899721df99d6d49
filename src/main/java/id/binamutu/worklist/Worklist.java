package id.binamutu.worklist;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** What waits for whom. Steps open and close items inside their own transactions; pages only read. */
public interface Worklist {
    /** Opens an item; opening the same kind, subject and assignee again changes its texts and due time, not its number. */
    void open(NewWorkItem item);

    /** Opens many at once in a constant number of statements. */
    void openAll(List<NewWorkItem> items);

    /** Closes the items of a kind about a subject, whoever they wait for. */
    void done(String kind, UUID subjectId);

    void done(String kind, UUID subjectId, UUID assigneeId);

    /** Whether it still waits for the person. */
    boolean isOpen(String kind, UUID subjectId, UUID assigneeId);

    /**
     * Open items of a person, what is due first on top.
     *
     * @param step of the SOP, 1 to 9; null for all
     */
    Page<WorkItem> openFor(UUID assigneeId, @Nullable Integer step, Pageable page);
}
