package id.binamutu.privacy;

import id.binamutu.audit.Trail;
import id.binamutu.web.RuleViolation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes what is masked, with a reason and in the trail. */
@Service
class MaskingService {

    /** The trail's subject: there is one set of settings. */
    private static final UUID SETTINGS = new UUID(0, 1);

    private final MaskingVersions versions;
    private final CurrentMasker masker;
    private final Trail trail;
    private final TransactionTemplate transaction;

    MaskingService(MaskingVersions versions, CurrentMasker masker, Trail trail, TransactionTemplate transaction) {
        this.versions = versions;
        this.masker = masker;
        this.trail = trail;
        this.transaction = transaction;
    }

    MaskingVersion current() {
        return versions.current();
    }

    List<MaskingVersion> history() {
        return versions.newestFirst(20);
    }

    /** Detectors that saving the form would switch off. */
    List<Detector> switchedOff(MaskingForm form) {
        return current().settings().switchedOff(form.settings());
    }

    void change(MaskingForm form, UUID by) {
        MaskingSettings wanted = form.settings();
        try {
            transaction.executeWithoutResult(status -> {
                MaskingVersion now = versions.current();
                if (!Integer.valueOf(now.number()).equals(form.number())) {
                    throw RuleViolation.of("privacy.masking.changed-meanwhile");
                }
                if (now.settings().equals(wanted)) {
                    throw RuleViolation.of("privacy.masking.nothing-changed");
                }
                versions.add(now.number() + 1, wanted, form.reason().strip(), by);
                trail.record(
                        "masking.changed",
                        "masking",
                        SETTINGS,
                        Map.of(
                                "version", now.number() + 1,
                                "reason", form.reason().strip(),
                                "switchedOff", now.settings().switchedOff(wanted),
                                "ownPatterns",
                                        wanted.own().stream()
                                                .map(MaskingSettings.OwnPattern::name)
                                                .toList()));
            });
        } catch (DuplicateKeyException somebodyWasFaster) {
            throw RuleViolation.of("privacy.masking.changed-meanwhile");
        }
        masker.refresh();
    }
}
