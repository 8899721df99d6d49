package id.binamutu.coachingform;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the team leader writes: what went well, what is to become better, to where, with which help, from when until when. */
@Embeddable
record FormWords(
        String strengths,
        String improvements,
        String targets,
        String support,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {
    static final FormWords NONE = new FormWords("", "", "", "", null, null);
}
