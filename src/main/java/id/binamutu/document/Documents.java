package id.binamutu.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The register of documents, for those who make documents known. */
public interface Documents {
    /** Revisions in force, by number. */
    List<RevisionName> current();

    /** In one statement; an unknown id is left out. */
    Map<UUID, RevisionName> revisions(Collection<UUID> revisionIds);
}
