package id.binamutu.intake;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Tokens for tests, issued as an administrator does it. */
@Component
public class TestTokens {

    private final Tokens tokens;
    private final TestOrganisation organisation;
    private final Clock clock;

    TestTokens(Tokens tokens, TestOrganisation organisation, Clock clock) {
        this.tokens = tokens;
        this.organisation = organisation;
        this.clock = clock;
    }

    public record Issued(UUID id, String token) {
        /** Sends it with a request. */
        public RequestPostProcessor bearer() {
            return request -> {
                request.addHeader("Authorization", "Bearer " + token);
                return request;
            };
        }
    }

    /** @param scopes for example {@code recordings:write} */
    public Issued issue(String... scopes) {
        return issue(10_000, scopes);
    }

    Issued issue(int perMinute, String... scopes) {
        UUID id = UUID.randomUUID();
        TokenForm form = new TokenForm(
                id, "Omni " + id, List.of(scopes), LocalDate.now(clock).plusMonths(1), perMinute);
        return new Issued(id, tokens.issue(form, administrator()));
    }

    void revoke(Issued issued) {
        tokens.revoke(issued.id(), administrator());
    }

    private Viewer administrator() {
        PersonName person = organisation.person(Role.ADMIN);
        return new Viewer(person.id(), person.employeeId(), person.name(), Set.of(Role.ADMIN), Set.of());
    }
}
