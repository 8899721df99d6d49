package id.binamutu.intake;

import id.binamutu.privacy.Sealed;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param secret null until it was copied from Chatwoot */
record ChatwootAccount(UUID id, String name, @Nullable Sealed secret, int waitMinutes, boolean active, int version) {

    public boolean hasSecret() {
        return secret != null;
    }
}
