package id.binamutu.interaction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record OriginalForm(
        @Size(min = 10, max = 1000) String reason,
        @NotBlank @Size(max = 200) String password) {

    OriginalForm {
        reason = reason == null ? "" : reason.strip();
        password = password == null ? "" : password;
    }

    @Override
    public String toString() {
        return "OriginalForm[" + reason + "]";
    }
}
