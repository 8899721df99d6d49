package id.binamutu.socialisation;

import id.binamutu.audit.Trail;
import id.binamutu.people.Role;
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
import java.util.ArrayList;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everybody may be asked to read something, so everybody signed in may come here; what they see is theirs. */
@Controller
class SocialisationController {
    static final String STARTERS = "hasAnyRole('TEAM_LEADER', 'DOCUMENT_CONTROL', 'QUALITY_CONTROL')";
    private static final int EXPORT_LIMIT = 50_000;
    private static final int DAYS = 7;

    private final SocialisationService service;
    private final SocialisationBoard board;
    private final SocialisationPages pages;
    private final Teams teams;
    private final Attachments attachments;
    private final Trail trail;
    private final MessageSource messages;
    private final Clock clock;

    SocialisationController(
            SocialisationService service,
            SocialisationBoard board,
            SocialisationPages pages,
            Teams teams,
            Attachments attachments,
            Trail trail,
            MessageSource messages,
            Clock clock) {
        this.service = service;
        this.board = board;
        this.pages = pages;
        this.teams = teams;
        this.attachments = attachments;
        this.trail = trail;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/socialisations")
    String index(
            @ModelAttribute("filter") SocialisationFilter filter,
            @PageableDefault(size = 25) Pageable page,
            Viewer viewer,
            Model model) {
        model.addAttribute(
                "page",
                board.list(filter, viewer, PageRequest.of(page.getPageNumber(), Math.min(page.getPageSize(), 100))));
        model.addAttribute(
                "teams",
                SocialisationBoard.seesEverything(viewer)
                        ? teamOptions(teams.all(), "")
                        : teamOptions(teams.named(viewer.ledTeamIds()).values(), ""));
        model.addAttribute("states", List.of("WAITING", "LATE", "COMPLETE"));
        model.addAttribute("starts", maySpeak(viewer));
        model.addAttribute("today", LocalDate.now(clock));
        return "socialisation/index";
    }

    private static boolean maySpeak(Viewer viewer) {
        return SocialisationService.maySpeakToAll(viewer)
                || !viewer.ledTeamIds().isEmpty();
    }

    @GetMapping("/socialisations/export")
    void export(
            SocialisationFilter filter,
            @RequestParam(defaultValue = "csv") String format,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<List<@Nullable Object>> rows = board.list(filter, viewer, PageRequest.of(0, EXPORT_LIMIT))
                .map(row -> Arrays.<@Nullable Object>asList(
                        row.title(),
                        row.revision(),
                        row.teamName() == null ? audience(row.audience(), locale) : row.teamName(),
                        row.startedOn(),
                        row.dueOn(),
                        row.acknowledged(),
                        row.concerned()))
                .getContent();
        trail.record("socialisations.exported", "person", viewer.id(), Map.of("rows", rows.size(), "format", format));
        TableExport.write(
                format,
                text("socialisation.index.file", locale),
                List.of(
                        text("socialisation.subject", locale),
                        text("document.revision", locale),
                        text("socialisation.audience", locale),
                        text("socialisation.startedOn", locale),
                        text("socialisation.dueOn", locale),
                        text("socialisation.coverage", locale),
                        text("socialisation.concerned", locale)),
                rows,
                response);
    }

    @PreAuthorize(STARTERS)
    @GetMapping("/socialisations/new")
    String start(@RequestParam(required = false) @Nullable String subject, Viewer viewer, Model model, Locale locale) {
        List<Option> audiences = audiences(viewer, locale);
        model.addAttribute(
                "form",
                new SocialisationForm(
                        subject,
                        null,
                        null,
                        null,
                        audiences.isEmpty() ? null : audiences.get(0).value(),
                        LocalDate.now(clock).plusDays(DAYS),
                        UUID.randomUUID()));
        return startPage(viewer, model, locale);
    }

    @PreAuthorize(STARTERS)
    @PostMapping("/socialisations")
    String start(
            @Valid @ModelAttribute("form") SocialisationForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                UUID id = service.start(form, viewer);
                Flash.notice(redirect, "socialisation.started");
                return "redirect:/socialisations/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(errors);
            }
        }
        return Refused.view(response, startPage(viewer, model, locale));
    }

    private String startPage(Viewer viewer, Model model, Locale locale) {
        List<Option> subjects = new ArrayList<>();
        for (Subject subject : service.subjects()) {
            String key = subject.kind() == SubjectKind.DOCUMENT_REVISION
                    ? "socialisation.subject.document"
                    : "socialisation.subject.scorecard";
            subjects.add(new Option(
                    subject.kind() + ":" + subject.id(),
                    messages.getMessage(key, new Object[] {subject.title(), subject.revision()}, locale)));
        }
        subjects.add(new Option(SubjectKind.TEXT.name(), text("socialisation.subject.text", locale)));
        model.addAttribute("subjects", subjects);
        model.addAttribute("audiences", audiences(viewer, locale));
        return "socialisation/new";
    }

    private List<Option> audiences(Viewer viewer, Locale locale) {
        List<Option> audiences =
                new ArrayList<>(teamOptions(teams.named(viewer.ledTeamIds()).values(), "TEAM:"));
        if (SocialisationService.maySpeakToAll(viewer)) {
            audiences.add(new Option("TEAMS", text("socialisation.audience.TEAMS", locale)));
            for (Role role : Role.values()) {
                audiences.add(new Option("ROLE:" + role, audience("ROLE:" + role, locale)));
            }
        }
        return audiences;
    }

    private String audience(String audience, Locale locale) {
        return audience.startsWith("ROLE:")
                ? messages.getMessage(
                        "socialisation.audience.role",
                        new Object[] {text("people.role." + audience.substring("ROLE:".length()), locale)},
                        locale)
                : text("socialisation.audience." + audience, locale);
    }

    private static List<Option> teamOptions(Collection<TeamName> teams, String prefix) {
        return teams.stream()
                .sorted(Comparator.comparing(TeamName::name, String.CASE_INSENSITIVE_ORDER))
                .map(team -> new Option(prefix + team.id(), team.name()))
                .toList();
    }

    @GetMapping("/socialisations/{id}")
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        return pages.show(id, viewer, model);
    }

    @GetMapping("/socialisations/{id}/file")
    ResponseEntity<Resource> file(@PathVariable UUID id, Viewer viewer) {
        UUID fileId = board.socialisation(id, viewer).fileId();
        if (fileId == null) {
            throw new NotFoundException();
        }
        return attachments.download(fileId);
    }

    @PostMapping("/socialisations/{id}/acknowledgement")
    String acknowledge(
            @PathVariable UUID id,
            @Valid @ModelAttribute("questionForm") QuestionForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!Boolean.TRUE.equals(form.understood())) {
            errors.rejectValue("understood", "socialisation.understood.missing");
        }
        if (!errors.hasErrors()) {
            try {
                service.acknowledge(id, form.question(), viewer);
                Flash.notice(redirect, "socialisation.acknowledged");
                return "redirect:/socialisations/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(errors);
            }
        }
        return Refused.view(response, pages.show(id, viewer, model));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
