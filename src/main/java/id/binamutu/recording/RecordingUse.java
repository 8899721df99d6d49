package id.binamutu.recording;

import java.util.UUID;

/** A step of the procedure that rests on recordings. */
public interface RecordingUse {
    /** Whether something rests on it, so that it cannot be removed. */
    boolean rests(UUID recordingId);
}
