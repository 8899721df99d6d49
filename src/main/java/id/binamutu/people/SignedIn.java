package id.binamutu.people;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/** What the session remembers of a person: only who it is. Rights and settings are read anew on every request. */
record SignedIn(UUID id) implements Principal, Serializable {

    @Override
    public String getName() {
        return id.toString();
    }
}
