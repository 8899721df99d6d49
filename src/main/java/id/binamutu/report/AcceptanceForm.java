package id.binamutu.report;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record AcceptanceForm(
        @Nullable @Size(max = 4000) String note,
        @Nullable @NotNull @AssertTrue Boolean consent,
        @Nullable @NotBlank String password) {
    static final AcceptanceForm EMPTY = new AcceptanceForm("", null, null);

    String remark() {
        return note == null ? "" : note.replace("\0", "");
    }

    @Override
    public String toString() {
        return "AcceptanceForm[]";
    }
}
