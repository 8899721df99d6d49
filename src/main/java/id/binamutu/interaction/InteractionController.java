package id.binamutu.interaction;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/interactions")
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'MANAGER', 'QUALITY_CONTROL', 'COORDINATOR')")
class InteractionController {

    private final InteractionQueries queries;
    private final Interactions interactions;
    private final Unmaskings unmaskings;
    private final Keeping keeping;
    private final ConversationRights rights;
    private final Directory directory;
    private final Teams teams;
    private final Trail trail;
    private final List<InteractionPanel> panels;
    private final MessageSource messages;

    InteractionController(
            InteractionQueries queries,
            Interactions interactions,
            Unmaskings unmaskings,
            Keeping keeping,
            ConversationRights rights,
            Directory directory,
            Teams teams,
            Trail trail,
            List<InteractionPanel> panels,
            MessageSource messages) {
        this.queries = queries;
        this.interactions = interactions;
        this.unmaskings = unmaskings;
        this.keeping = keeping;
        this.rights = rights;
        this.directory = directory;
        this.teams = teams;
        this.trail = trail;
        this.panels = panels;
        this.messages = messages;
    }

    @GetMapping
    String index(Viewer viewer, InteractionFilter filter, @RequestParam(defaultValue = "0") int page, Model model) {
        InteractionPage found = queries.list(viewer, filter, page);
        List<InteractionSummary> rows = found.hits().stream().map(Hit::summary).toList();
        Map<String, List<String>> choices = queries.choices();
        model.addAttribute("page", found);
        model.addAttribute("filter", filter);
        model.addAttribute("channels", choices.get("channel"));
        model.addAttribute("topics", choices.get("topic"));
        model.addAttribute("products", choices.get("product"));
        model.addAttribute("agents", agents(rows));
        model.addAttribute("teams", teams(rows));
        model.addAttribute("senders", Sender.values());
        model.addAttribute("everyTeam", readable(viewer));
        if (rows.isEmpty() && filter.any()) {
            boolean everywhere = found.reached() == null;
            model.addAttribute("unknown", everywhere ? queries.unknownWords(viewer, filter) : List.of());
            model.addAttribute("without", everywhere ? queries.withoutOne(viewer, filter) : Map.of());
        }
        return "interaction/index";
    }

    @GetMapping("/export")
    void export(
            Viewer viewer,
            InteractionFilter filter,
            @RequestParam String format,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<InteractionSummary> rows = queries.all(viewer, filter);
        Map<UUID, PersonName> agents = agents(rows);
        Map<UUID, TeamName> named = teams(rows);
        trail.record("interaction.exported", "person", viewer.id(), Map.of("rows", rows.size(), "format", format));
        List<String> header = Stream.of(
                        "id",
                        "started",
                        "ended",
                        "channel",
                        "topic",
                        "product",
                        "employee-id",
                        "agent",
                        "team",
                        "csat",
                        "messages")
                .map(key -> messages.getMessage("interaction.export." + key, null, locale))
                .toList();
        List<List<@Nullable Object>> table = new ArrayList<>();
        for (InteractionSummary row : rows) {
            PersonName agent = agents.get(row.agentId());
            TeamName team = row.teamId() == null ? null : named.get(row.teamId());
            table.add(Arrays.<@Nullable Object>asList(
                    row.conversationId(),
                    row.startedAt(),
                    row.endedAt(),
                    row.channel(),
                    row.topic(),
                    row.product(),
                    agent == null ? null : agent.employeeId(),
                    agent == null ? null : agent.name(),
                    team == null ? null : team.name(),
                    row.csat(),
                    row.messageCount()));
        }
        TableExport.write(format, "percakapan", header, table, response);
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, @RequestParam @Nullable String q, Viewer viewer, Model model) {
        Conversation conversation = interactions.read(id);
        if (!rights.mayRead(id, conversation.summary().teamId(), viewer)) {
            throw new NotFoundException();
        }
        model.addAttribute("conversation", conversation);
        model.addAttribute("marked", queries.marked(conversation, q));
        model.addAttribute("q", q);
        model.addAttribute("agent", directory.name(conversation.summary().agentId()));
        UUID teamId = conversation.summary().teamId();
        model.addAttribute(
                "team",
                teamId == null ? null : teams(List.of(conversation.summary())).get(teamId));
        model.addAttribute("kept", keeping.of(conversation));
        model.addAttribute("unmasking", unmaskings.of(id, viewer));
        model.addAttribute("mayChoose", viewer.leads(conversation.summary().teamId()));
        model.addAttribute(
                "panels",
                panels.stream()
                        .flatMap(panel -> panel.of(conversation, viewer).stream())
                        .toList());
        return "interaction/show";
    }

    /** Teams to choose from; somebody with one team has no choice. */
    private List<TeamName> readable(Viewer viewer) {
        if (viewer.readsEveryTeam()) {
            return teams.all();
        }
        return viewer.ledTeamIds().size() < 2
                ? List.of()
                : List.copyOf(teams.named(viewer.ledTeamIds()).values());
    }

    private Map<UUID, PersonName> agents(List<InteractionSummary> rows) {
        return directory.names(
                rows.stream().map(InteractionSummary::agentId).distinct().toList());
    }

    private Map<UUID, TeamName> teams(List<InteractionSummary> rows) {
        return teams.named(rows.stream()
                .map(InteractionSummary::teamId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }
}
