package id.binamutu.socialisation;

import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The acknowledgement, with a question back where there is one. */
record QuestionForm(
        @Nullable Boolean understood,
        @Size(max = 2000) @Nullable String question) {}
