package id.binamutu.retention;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

record DisposalForm(
        @Nullable DisposalKind kind,
        @Nullable YearMonth month,
        @AssertTrue boolean consent,
        @NotBlank @Size(max = 200) String password) {

    DisposalForm {
        password = password == null ? "" : password;
    }

    @Override
    public String toString() {
        return "DisposalForm[" + kind + " " + month + "]";
    }
}
