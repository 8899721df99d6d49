package id.binamutu.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * @param id chosen when the form was shown, so that the same form sent twice issues one token
 * @param expiresOn the first day on which it does not work any more
 */
record TokenForm(
        @NotNull UUID id,
        @NotBlank @Size(max = 100) String name,

        @NotEmpty(message = "{intake.token.scopes.none}")
        List<@Pattern(regexp = "interactions:write|recordings:write") String> scopes,

        @NotNull @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        LocalDate expiresOn,

        @NotNull @Min(1) @Max(100_000) Integer perMinute) {

    TokenForm {
        scopes = scopes == null ? List.of() : List.copyOf(scopes);
    }

    static TokenForm proposed(UUID id, LocalDate today, int perMinute) {
        return new TokenForm(id, "", List.of(Scope.INTERACTIONS_WRITE.code()), today.plusMonths(6), perMinute);
    }

    public boolean asks(String scope) {
        return scopes.contains(scope);
    }
}
