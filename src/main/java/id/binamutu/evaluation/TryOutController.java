package id.binamutu.evaluation;

import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.InteractionSummary;
import id.binamutu.people.Directory;
import id.binamutu.people.Viewer;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.Scorecards;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Scoring with a draft, before it is published. */
@Controller
@RequestMapping("/scorecards/versions/{versionId}/try-out")
@PreAuthorize("hasRole('QUALITY_CONTROL')")
class TryOutController {
    private final Scorecards scorecards;
    private final TryOutConversations conversations;
    private final Directory directory;

    TryOutController(Scorecards scorecards, TryOutConversations conversations, Directory directory) {
        this.scorecards = scorecards;
        this.conversations = conversations;
        this.directory = directory;
    }

    /** @param conversation as the Omni Channel names it; without it one is chosen */
    @GetMapping
    String prepare(
            @PathVariable UUID versionId,
            @RequestParam(required = false) @Nullable String conversation,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        ScorecardView scorecard = scorecards.anyState(versionId);
        Map<UUID, String> presets = new HashMap<>();
        scorecard.criteria().forEach(criterion -> {
            if (criterion.defaultCode() != null) {
                presets.put(criterion.id(), criterion.defaultCode());
            }
        });
        return page(scorecard, conversation, presets, viewer, model, response);
    }

    /** What comes out; the answers go back to the page and nowhere else. */
    @PostMapping
    String score(
            @PathVariable UUID versionId,
            @RequestParam String conversation,
            @RequestParam MultiValueMap<String, String> fields,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        ScorecardView scorecard = scorecards.anyState(versionId);
        Map<UUID, String> codes = scorecard
                .criteria()
                .collect(Collectors.toMap(CriterionView::id, criterion -> code(fields.get("a." + criterion.id()))));
        return page(scorecard, conversation, codes, viewer, model, response);
    }

    private static String code(@Nullable List<String> sent) {
        return sent == null
                ? ""
                : sent.stream()
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .collect(Collectors.joining(","));
    }

    private String page(
            ScorecardView scorecard,
            @Nullable String number,
            Map<UUID, String> codes,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("scorecard", scorecard);
        if (number == null || number.isBlank()) {
            return choice(viewer, model);
        }
        Optional<Conversation> found = conversations.find(number.strip(), viewer);
        if (found.isEmpty()) {
            model.addAttribute("wanted", number);
            response.setStatus(422);
            return choice(viewer, model);
        }
        Conversation conversation = found.get();
        String agent = directory.name(conversation.summary().agentId()).name();
        model.addAttribute("tryout", TryOut.of(scorecard, conversation, agent, codes));
        return "evaluation/tryout";
    }

    private String choice(Viewer viewer, Model model) {
        List<InteractionSummary> rows = conversations.newest(viewer);
        model.addAttribute("newest", rows);
        model.addAttribute(
                "agents",
                directory.names(rows.stream()
                        .map(InteractionSummary::agentId)
                        .distinct()
                        .toList()));
        return "evaluation/tryout-choice";
    }
}
