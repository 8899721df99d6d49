package id.binamutu.report;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record ReturnForm(@Nullable @NotBlank @Size(max = 4000) String reason) {
    static final ReturnForm EMPTY = new ReturnForm("");

    String text() {
        return reason == null ? "" : reason.replace("\0", "");
    }
}
