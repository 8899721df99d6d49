package id.binamutu.signature;

import java.util.UUID;

/**
 * @param documentType for example {@code commitment}
 * @param content a record that holds all that is signed; turned into canonical JSON (RFC 8785)
 * @param signerRole the role in which the person signs, for example {@code AGENT}
 * @param meaning the sentence the signer agreed to, in the words that were shown
 * @param password as typed now, to show that it is the signer who signs
 */
public record SigningRequest(
        String documentType,
        UUID documentId,
        Object content,
        UUID signerId,
        String signerName,
        String signerRole,
        String meaning,
        String password) {
    @Override
    public String toString() {
        return "SigningRequest[" + documentType + " " + documentId + " by " + signerId + "]";
    }
}
