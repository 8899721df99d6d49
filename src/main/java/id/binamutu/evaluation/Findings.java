package id.binamutu.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Findings by id, for the steps that work them off. The caller has checked that the reader may see them. */
public interface Findings {
    /** In one statement, in the order in which they were found. */
    List<FindingView> find(Collection<UUID> ids);
}
