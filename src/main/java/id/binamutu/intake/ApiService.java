package id.binamutu.intake;

import id.binamutu.live.LiveConversations;
import id.binamutu.live.LiveConversations.Outcome;
import id.binamutu.live.LiveUpdate;
import id.binamutu.people.Directory;
import id.binamutu.web.RuleViolation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Takes conversations from the Omni Channel. Every conversation of a batch is a transaction of its own. */
@Service
class ApiService {

    /** How a conversation that has not begun refuses what can only be added to it. */
    private static final String ONLY_BEGUN = "live.bad.first";

    private final LiveConversations live;
    private final Directory directory;
    private final ApiProblems problems;
    private final IntakeProperties properties;
    private final Clock clock;

    ApiService(
            LiveConversations live,
            Directory directory,
            ApiProblems problems,
            IntakeProperties properties,
            Clock clock) {
        this.live = live;
        this.directory = directory;
        this.problems = problems;
        this.properties = properties;
        this.clock = clock;
    }

    Received one(JsonNode node) {
        return receive(ApiReader.read(node, null, ApiReader.INTERACTION, agents(List.of(node)), clock.instant()), true);
    }

    Received messages(String conversationId, JsonNode node) {
        return receive(ApiReader.read(node, conversationId, ApiReader.MESSAGES, Map.of(), clock.instant()), false);
    }

    Received change(String conversationId, JsonNode node) {
        return receive(
                ApiReader.read(node, conversationId, ApiReader.CHANGE, agents(List.of(node)), clock.instant()), false);
    }

    /** What became of each, in the order in which they came. */
    Batch batch(JsonNode array) {
        if (array.size() > properties.batch()) {
            throw new ApiRefusal(Problem.of(
                    Problem.Kind.INVALID,
                    "At most %d conversations in one request.".formatted(properties.batch()),
                    List.of(new Problem.FieldError("", "", "This array has %d.".formatted(array.size())))));
        }
        Map<String, UUID> agents = agents(array);
        List<BatchItem> results = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            results.add(item(i, array.get(i), agents));
        }
        int refused =
                (int) results.stream().filter(item -> item.problem() != null).count();
        return new Batch(results.size() - refused, refused, List.copyOf(results));
    }

    private BatchItem item(int index, JsonNode node, Map<String, UUID> agents) {
        try {
            Received received =
                    receive(ApiReader.read(node, null, ApiReader.INTERACTION, agents, clock.instant()), true);
            return new BatchItem(index, received.conversationId(), received.status(), received.outcome(), null);
        } catch (ApiRefusal refusal) {
            Problem problem = refusal.problem().below("/" + index);
            String conversationId = node.path("conversation_id").asString("");
            return new BatchItem(
                    index, conversationId.isEmpty() ? null : conversationId, problem.status(), null, problem);
        }
    }

    /** @param mayBegin whether the address is one where a conversation may begin */
    private Received receive(LiveUpdate update, boolean mayBegin) {
        Outcome outcome;
        try {
            outcome = live.receive(update);
        } catch (RuleViolation violation) {
            if (!mayBegin && violation.messageKey().equals(ONLY_BEGUN)) {
                throw new ApiRefusal(Problem.of(
                        Problem.Kind.NOT_FOUND,
                        "No such conversation has begun here. Begin it with POST /api/v1/interactions."));
            }
            throw new ApiRefusal(problems.problem(violation));
        }
        if (outcome == Outcome.CLOSED) {
            throw new ApiRefusal(Problem.of(
                    Problem.Kind.CLOSED, "It had ended before this request; nothing of the request was taken."));
        }
        return new Received(
                update.conversationId(), outcome.name().toLowerCase(Locale.ROOT), outcome == Outcome.BEGUN ? 201 : 200);
    }

    private Map<String, UUID> agents(Iterable<JsonNode> nodes) {
        return directory.idsByEmployeeId(Set.copyOf(ApiReader.agentsIn(nodes)));
    }

    /** @param outcome begun, added, ended or unchanged */
    record Received(String conversationId, String outcome, int status) {}

    record Batch(int accepted, int refused, List<BatchItem> results) {}

    record BatchItem(
            int index,
            @Nullable String conversationId,
            int status,
            @Nullable String outcome,
            @Nullable Problem problem) {}
}
