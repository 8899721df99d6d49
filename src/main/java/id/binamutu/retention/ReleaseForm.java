package id.binamutu.retention;

import jakarta.validation.constraints.Size;

record ReleaseForm(@Size(min = 10, max = 1000) String reason) {

    ReleaseForm {
        reason = reason == null ? "" : reason.strip();
    }
}
