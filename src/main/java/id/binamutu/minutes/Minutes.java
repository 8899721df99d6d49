package id.binamutu.minutes;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The minutes (MOM) of one meeting each. Whoever holds the meeting decides who may write and read them and under which
 * address; here they are kept, signed, and from then on unchangeable.
 */
public interface Minutes {
    /** The minutes of a subject with their signatures. */
    Optional<MinutesView> of(String subjectType, UUID subjectId);

    /**
     * Writes the draft, or changes it.
     *
     * @throws id.binamutu.web.RuleViolation when the minutes are signed
     */
    void write(String subjectType, UUID subjectId, String title, MinutesForm form, UUID authorId);

    /**
     * Signed by the author after the password was checked again. Signing twice has one effect.
     *
     * @throws id.binamutu.web.RuleViolation when somebody else wrote them, consent is missing or the password is wrong
     */
    void sign(String subjectType, UUID subjectId, MinutesSigner signer);

    /** Which of the subjects have signed minutes, in one statement. */
    Set<UUID> signed(String subjectType, Collection<UUID> subjectIds);
}
