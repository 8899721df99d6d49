package id.binamutu.signature;

import java.util.UUID;

/** Knows whether a password is the signer's; whoever keeps the passwords implements it. */
public interface SignerCredentials {
    boolean matches(UUID signerId, String password);
}
