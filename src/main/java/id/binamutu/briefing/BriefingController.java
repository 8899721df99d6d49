package id.binamutu.briefing;

import id.binamutu.audit.Trail;
import id.binamutu.knowledge.Articles;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.storage.Attachments;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Option;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@PreAuthorize(BriefingController.READERS)
class BriefingController {
    static final String READERS = "hasAnyRole('TEAM_LEADER', 'AGENT', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')";
    static final String LEADERS = "hasRole('TEAM_LEADER')";
    private static final int EXPORT_LIMIT = 50_000;

    private final BriefingService service;
    private final BriefingBoard board;
    private final BriefingPages pages;
    private final Teams teams;
    private final Articles articles;
    private final Attachments attachments;
    private final Trail trail;
    private final MessageSource messages;
    private final Clock clock;

    BriefingController(
            BriefingService service,
            BriefingBoard board,
            BriefingPages pages,
            Teams teams,
            Articles articles,
            Attachments attachments,
            Trail trail,
            MessageSource messages,
            Clock clock) {
        this.service = service;
        this.board = board;
        this.pages = pages;
        this.teams = teams;
        this.articles = articles;
        this.attachments = attachments;
        this.trail = trail;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/briefings")
    String index(
            @ModelAttribute("filter") BriefingFilter filter,
            @PageableDefault(size = 25) Pageable page,
            Viewer viewer,
            Model model,
            Locale locale) {
        model.addAttribute(
                "page",
                board.list(filter, viewer, PageRequest.of(page.getPageNumber(), Math.min(page.getPageSize(), 100))));
        model.addAttribute("teams", teamsToChoose(viewer));
        model.addAttribute(
                "states",
                Arrays.stream(BriefingState.values())
                        .map(state -> new Option(state.name(), text("briefing.state." + state, locale)))
                        .toList());
        model.addAttribute("plans", !viewer.ledTeamIds().isEmpty());
        return "briefing/index";
    }

    @GetMapping("/briefings/export")
    void export(
            BriefingFilter filter,
            @RequestParam(defaultValue = "csv") String format,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<List<@Nullable Object>> rows = board.list(filter, viewer, PageRequest.of(0, EXPORT_LIMIT))
                .map(row -> Arrays.<@Nullable Object>asList(
                        row.title(),
                        row.teamName(),
                        row.scheduledAt(),
                        text("briefing.state." + row.state(), locale),
                        row.invited(),
                        row.attended(),
                        row.questions() == 0 ? null : row.passed(),
                        text(row.minutesSigned() ? "minutes.signed" : "briefing.minutes.unsigned", locale)))
                .getContent();
        trail.record("briefings.exported", "person", viewer.id(), Map.of("rows", rows.size(), "format", format));
        TableExport.write(
                format,
                text("briefing.index.file", locale),
                texts(
                        locale,
                        "briefing.title",
                        "briefing.team",
                        "briefing.scheduledAt",
                        "briefing.state",
                        "briefing.invited",
                        "briefing.attended",
                        "briefing.passed",
                        "minutes.title"),
                rows,
                response);
    }

    @PreAuthorize(LEADERS)
    @GetMapping("/briefings/new")
    String plan(Viewer viewer, Model model) {
        List<Option> own = ownTeams(viewer);
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        model.addAttribute(
                "form",
                new BriefingForm(
                        own.size() == 1 ? UUID.fromString(own.get(0).value()) : null,
                        null,
                        tomorrow.atTime(8, 0),
                        null,
                        null,
                        List.of(),
                        null,
                        80,
                        2,
                        tomorrow.plusDays(3),
                        UUID.randomUUID()));
        return planningPage(viewer, model, tomorrow, "briefing/new");
    }

    @PreAuthorize(LEADERS)
    @PostMapping("/briefings")
    String plan(
            @Valid @ModelAttribute("form") BriefingForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                UUID id = service.plan(form, viewer);
                Flash.notice(redirect, "briefing.planned");
                return "redirect:/briefings/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(errors);
            }
        }
        return Refused.view(response, planningPage(viewer, model, dayOf(form), "briefing/new"));
    }

    @PreAuthorize(LEADERS)
    @GetMapping("/briefings/{id}/edit")
    String edit(@PathVariable UUID id, Viewer viewer, Model model) {
        BriefingView briefing = own(id, viewer, model);
        LocalDateTime scheduledAt = LocalDateTime.ofInstant(briefing.scheduledAt(), clock.getZone());
        model.addAttribute(
                "form",
                new BriefingForm(
                        briefing.teamId(),
                        briefing.title(),
                        scheduledAt,
                        briefing.place(),
                        briefing.material(),
                        board.articles(id),
                        null,
                        briefing.passMark(),
                        briefing.attemptsAllowed(),
                        briefing.quizDueOn(),
                        null));
        return planningPage(viewer, model, scheduledAt.toLocalDate(), "briefing/edit");
    }

    @PreAuthorize(LEADERS)
    @PostMapping("/briefings/{id}")
    String replan(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") BriefingForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        own(id, viewer, model);
        if (!errors.hasErrors()) {
            try {
                service.replan(id, form, viewer);
                Flash.notice(redirect, "briefing.replanned");
                return "redirect:/briefings/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(errors);
            }
        }
        return Refused.view(response, planningPage(viewer, model, dayOf(form), "briefing/edit"));
    }

    private String planningPage(Viewer viewer, Model model, LocalDate day, String view) {
        model.addAttribute("teams", ownTeams(viewer));
        model.addAttribute("articles", articles.validOn(day));
        return view;
    }

    private LocalDate dayOf(BriefingForm form) {
        return form.scheduledAt() == null
                ? LocalDate.now(clock)
                : form.scheduledAt().toLocalDate();
    }

    @GetMapping("/briefings/{id}")
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        return pages.show(id, viewer, model);
    }

    @PreAuthorize(LEADERS)
    @PostMapping("/briefings/{id}/cancellation")
    String cancel(
            @PathVariable UUID id,
            @Valid @ModelAttribute("cancellationForm") CancellationForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors() && form.reason() != null) {
            try {
                service.cancel(id, form.reason(), viewer);
                Flash.notice(redirect, "briefing.cancelled");
                return "redirect:/briefings/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(errors);
            }
        }
        return Refused.view(response, pages.show(id, viewer, model));
    }

    @PreAuthorize(LEADERS)
    @PostMapping("/briefings/{id}/closure")
    String close(
            @PathVariable UUID id,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            service.close(id, viewer);
            Flash.notice(redirect, "briefing.closed");
            return "redirect:/briefings/" + id;
        } catch (RuleViolation violation) {
            return refused(violation, id, viewer, model, response);
        }
    }

    @PreAuthorize(LEADERS)
    @PostMapping("/briefings/{id}/attachments")
    String attach(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile attachment,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            service.addAttachment(id, attachment, viewer);
            Flash.notice(redirect, "briefing.attached");
            return "redirect:/briefings/" + id;
        } catch (RuleViolation violation) {
            return refused(violation, id, viewer, model, response);
        }
    }

    @PreAuthorize(LEADERS)
    @PostMapping("/briefings/{id}/attachments/{fileId}/removal")
    String detach(
            @PathVariable UUID id,
            @PathVariable UUID fileId,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            service.removeAttachment(id, fileId, viewer);
            Flash.notice(redirect, "briefing.detached");
            return "redirect:/briefings/" + id;
        } catch (RuleViolation violation) {
            return refused(violation, id, viewer, model, response);
        }
    }

    @GetMapping("/briefings/{id}/attachments/{fileId}")
    ResponseEntity<Resource> attachment(@PathVariable UUID id, @PathVariable UUID fileId, Viewer viewer) {
        board.briefing(id, viewer);
        if (board.attachments(id).stream().noneMatch(file -> file.id().equals(fileId))) {
            throw new NotFoundException();
        }
        return attachments.download(fileId);
    }

    private String refused(RuleViolation violation, UUID id, Viewer viewer, Model model, HttpServletResponse response) {
        model.addAttribute("refusal", violation);
        return Refused.view(response, pages.show(id, viewer, model));
    }

    private BriefingView own(UUID id, Viewer viewer, Model model) {
        BriefingView briefing = pages.header(id, viewer, model);
        if (!viewer.leads(briefing.teamId())) {
            throw new NotFoundException();
        }
        return briefing;
    }

    private List<Option> ownTeams(Viewer viewer) {
        return options(teams.named(viewer.ledTeamIds()).values());
    }

    private List<Option> teamsToChoose(Viewer viewer) {
        return viewer.readsEveryTeam() ? options(teams.all()) : ownTeams(viewer);
    }

    private static List<Option> options(Collection<TeamName> teams) {
        return teams.stream()
                .sorted(Comparator.comparing(TeamName::name, String.CASE_INSENSITIVE_ORDER))
                .map(team -> new Option(team.id().toString(), team.name()))
                .toList();
    }

    private List<String> texts(Locale locale, String... keys) {
        return Arrays.stream(keys).map(key -> text(key, locale)).toList();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
