package id.binamutu.minutes;

import org.jspecify.annotations.Nullable;

/** The consent and the password beside the signing button; the password is never shown again. */
public record SigningForm(
        @Nullable Boolean consent, @Nullable String password) {
    public boolean consented() {
        return Boolean.TRUE.equals(consent);
    }

    @Override
    public String toString() {
        return "SigningForm[consent=" + consented() + "]";
    }
}
