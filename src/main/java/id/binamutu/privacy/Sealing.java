package id.binamutu.privacy;

import java.util.UUID;

/** Encrypts what only few may read again, with the key of the configuration. */
public interface Sealing {

    /** @param about what it belongs to; it cannot be opened as belonging to something else */
    Sealed seal(UUID about, byte[] plain);

    /** @throws IllegalStateException when it was changed, belongs to something else, or its key is not configured */
    byte[] open(UUID about, Sealed sealed);

    /** Whether what was encrypted with this key can be opened. */
    boolean knows(String keyId);

    /** The same number for the same text, which cannot be told from the number without the key. */
    long pseudonym(String text);
}
