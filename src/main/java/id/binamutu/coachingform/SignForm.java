package id.binamutu.coachingform;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record SignForm(
        @AssertTrue(message = "{coachingform.refused.consent}")
        boolean consent,

        @NotBlank @Size(max = 200) String password) {
    @Override
    public String toString() {
        return "SignForm[consent=" + consent + "]";
    }
}
