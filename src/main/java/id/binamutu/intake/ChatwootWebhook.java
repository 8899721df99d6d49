package id.binamutu.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for a Chatwoot account: whoever signs with its secret is in. */
@RestController
class ChatwootWebhook {

    private final ChatwootAccounts accounts;
    private final ChatwootIntake intake;
    private final Refusals refusals;
    private final RequestBodies bodies;
    private final Clock clock;

    ChatwootWebhook(
            ChatwootAccounts accounts, ChatwootIntake intake, Refusals refusals, RequestBodies bodies, Clock clock) {
        this.accounts = accounts;
        this.intake = intake;
        this.refusals = refusals;
        this.bodies = bodies;
        this.clock = clock;
    }

    @PostMapping(path = "/webhooks/chatwoot/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> receive(@PathVariable UUID id, HttpServletRequest request) throws IOException {
        ChatwootAccount account =
                accounts.find(id).filter(ChatwootAccount::active).orElseThrow(ChatwootWebhook::unknown);
        byte[] body = bodies.bytes(request);
        String fault = ChatwootSignature.fault(
                accounts.secret(account),
                request.getHeader(ChatwootSignature.TIMESTAMP),
                request.getHeader(ChatwootSignature.SIGNATURE),
                body,
                clock.instant());
        if (fault != null) {
            refusals.count("chatwoot.refused", "chatwoot_account", id, fault, request.getRemoteAddr());
            return ResponseEntity.status(401)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Signature realm=\"Bina Mutu\"")
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(Problem.of(
                            Problem.Kind.UNAUTHORIZED, "The request is not signed with this webhook's secret, now."));
        }
        ChatwootIntake.Result result = intake.take(account, bodies.json(body));
        return ResponseEntity.status(result.outcome().equals("refused") ? 422 : 200)
                .body(Map.of("outcome", result.outcome()));
    }

    private static ApiRefusal unknown() {
        return new ApiRefusal(Problem.of(Problem.Kind.NOT_FOUND, "No account listens here."));
    }
}
