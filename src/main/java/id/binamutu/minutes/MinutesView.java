package id.binamutu.minutes;

import id.binamutu.signature.SignatureView;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param heldAt in Asia/Jakarta */
public record MinutesView(
        UUID id,
        String title,
        String place,
        LocalDateTime heldAt,
        Instant heldAtInstant,
        String present,
        String points,
        String decisions,
        String actions,
        UUID authorId,
        @Nullable Instant signedAt,
        List<SignatureView> signatures) {
    public MinutesView {
        signatures = List.copyOf(signatures);
    }

    public boolean signed() {
        return signedAt != null;
    }

    public MinutesForm form() {
        return new MinutesForm(place, heldAt, present, points, decisions, actions);
    }
}
