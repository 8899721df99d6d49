package id.binamutu.scorecard;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param channels separated by commas; empty for all */
record ScorecardForm(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 200) String channels) {
    static ScorecardForm empty() {
        return new ScorecardForm("", null);
    }
}
