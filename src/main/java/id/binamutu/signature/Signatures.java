package id.binamutu.signature;

import java.util.List;
import java.util.UUID;

/** In-app (uncertified) electronic signatures after PP 71/2019 Art. 59(3). */
public interface Signatures {
    /**
     * Signs the content after checking the signer's password again. The same person signing the same content of the same
     * document twice has one effect.
     *
     * @throws id.binamutu.web.RuleViolation at field {@code password} when the password is wrong
     */
    SignatureView sign(SigningRequest request);

    /**
     * The signatures on a document, oldest first, each with whether the content as it is now is still what was signed.
     *
     * @param currentContent the same record that was signed, made from what is stored now
     */
    List<SignatureView> of(String documentType, UUID documentId, Object currentContent);
}
