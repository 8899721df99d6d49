package id.binamutu.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param secret as Chatwoot shows it; empty leaves it as it is */
record ChatwootForm(
        @NotBlank @Size(max = 100) String name,
        @Nullable @Size(max = 200) String secret,
        @NotNull @Min(0) @Max(1440) Integer waitMinutes,
        @Nullable Boolean active,
        @Nullable Integer version) {

    static ChatwootForm empty() {
        return new ChatwootForm("", null, 10, true, null);
    }

    static ChatwootForm of(ChatwootAccount account) {
        return new ChatwootForm(account.name(), null, account.waitMinutes(), account.active(), account.version());
    }

    public boolean isActive() {
        return Boolean.TRUE.equals(active);
    }

    @Nullable
    String givenSecret() {
        return secret == null || secret.isBlank() ? null : secret.strip();
    }
}
