package id.binamutu.recording;

import id.binamutu.people.Viewer;
import java.util.UUID;

/** A step of the procedure that lets people hear recordings of conversations whose team they do not read. */
public interface HearingRight {
    boolean mayHear(UUID interactionId, Viewer viewer);
}
