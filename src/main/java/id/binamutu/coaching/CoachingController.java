package id.binamutu.coaching;

import id.binamutu.coaching.CoachingForm.Held;
import id.binamutu.coaching.CoachingForm.Planned;
import id.binamutu.knowledge.Article;
import id.binamutu.knowledge.Articles;
import id.binamutu.people.Viewer;
import id.binamutu.web.Decision;
import id.binamutu.web.Flash;
import id.binamutu.web.Option;
import id.binamutu.web.PdfRenderer;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/coaching")
class CoachingController {
    static final String READERS = "hasAnyRole('AGENT', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')";
    static final String LEADER = "hasRole('TEAM_LEADER')";

    private final CoachingService coachings;
    private final CoachingLists lists;
    private final Articles articles;
    private final PdfRenderer pdf;
    private final MessageSource messages;
    private final Clock clock;

    CoachingController(
            CoachingService coachings,
            CoachingLists lists,
            Articles articles,
            PdfRenderer pdf,
            MessageSource messages,
            Clock clock) {
        this.coachings = coachings;
        this.lists = lists;
        this.articles = articles;
        this.pdf = pdf;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize(READERS)
    String index(
            @ModelAttribute("filter") CoachingFilter filter,
            @PageableDefault(size = 25) Pageable pageable,
            Viewer viewer,
            Model model) {
        model.addAttribute("page", lists.coachings(filter, viewer, pageable));
        model.addAttribute("states", CoachingState.values());
        return "coaching/index";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    @PreAuthorize(READERS)
    void export(
            @PathVariable String format,
            CoachingFilter filter,
            Pageable pageable,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<CoachingRow> rows = lists.coachings(
                        filter, viewer, PageRequest.of(0, CoachingLists.EXPORTED_AT_MOST, pageable.getSort()))
                .getContent();
        lists.exported("coaching", rows.size(), viewer);
        TableExport.write(
                format,
                messages.getMessage("coaching.index.file", null, locale),
                Stream.of(
                                "employeeId",
                                "agent",
                                "team",
                                "state",
                                "findings",
                                "rootCauseCategory",
                                "openedAt",
                                "dueAt",
                                "heldAt",
                                "late")
                        .map(column -> messages.getMessage("coaching." + column, null, locale))
                        .toList(),
                rows.stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.employeeId(),
                                row.agentName(),
                                row.teamName(),
                                messages.getMessage("coaching.state." + row.state(), null, locale),
                                row.findings(),
                                row.rootCause() == null
                                        ? null
                                        : messages.getMessage("coaching.rootCause." + row.rootCause(), null, locale),
                                row.openedAt(),
                                row.dueAt(),
                                row.heldAt(),
                                messages.getMessage(row.late() ? "coaching.yes" : "coaching.no", null, locale)))
                        .toList(),
                response);
    }

    @GetMapping("/new")
    @PreAuthorize(LEADER)
    String fresh(@RequestParam(required = false) @Nullable UUID agent, Viewer viewer, Model model) {
        model.addAttribute("form", new NewCoachingForm(agent, ""));
        agents(viewer, model);
        return "coaching/new";
    }

    @PostMapping
    @PreAuthorize(LEADER)
    String open(
            @Valid @ModelAttribute("form") NewCoachingForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        UUID agent = form.agent();
        if (binding.hasErrors() || agent == null) {
            agents(viewer, model);
            return Refused.view(response, "coaching/new");
        }
        UUID id = coachings.open(agent, form.reason(), viewer);
        Flash.notice(redirect, "coaching.opened");
        return "redirect:/coaching/" + id;
    }

    private void agents(Viewer viewer, Model model) {
        model.addAttribute(
                "agents",
                coachings.ledAgents(viewer).stream()
                        .map(agent -> new Option(agent.id().toString(), agent.name() + " · " + agent.employeeId()))
                        .toList());
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("coaching", coachings.view(id, viewer));
        model.addAttribute("form", new WordsForm(""));
        return "coaching/show";
    }

    @GetMapping("/{id}/pdf")
    @PreAuthorize(READERS)
    void pdf(@PathVariable UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        CoachingView coaching = coachings.print(id, viewer);
        TableExport.announce(response, "coaching-" + id + ".pdf", MediaType.APPLICATION_PDF_VALUE);
        pdf.render(
                "coaching/pdf",
                Map.of("coaching", coaching, "print", true, "printedAt", clock.instant(), "printedBy", viewer.name()),
                response.getOutputStream());
    }

    @GetMapping("/{id}/edit")
    @PreAuthorize(LEADER)
    String edit(@PathVariable UUID id, Viewer viewer, Model model, Locale locale) {
        CoachingForm form = coachings.form(id, viewer);
        model.addAttribute("form", form);
        page(id, form, viewer, model, locale);
        return "coaching/edit";
    }

    @PostMapping("/{id}/plan")
    @PreAuthorize(LEADER)
    String plan(
            @PathVariable UUID id,
            @Validated(Planned.class) @ModelAttribute("form") CoachingForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (Decision.taken(binding, () -> coachings.plan(id, form, viewer))) {
            Flash.notice(redirect, "coaching.planned");
            return "redirect:/coaching/" + id;
        }
        page(id, form, viewer, model, locale);
        return Refused.view(response, "coaching/edit");
    }

    @PostMapping("/{id}/session")
    @PreAuthorize(LEADER)
    String hold(
            @PathVariable UUID id,
            @Validated(Held.class) @ModelAttribute("form") CoachingForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (Decision.taken(binding, () -> coachings.hold(id, form, viewer))) {
            Flash.notice(redirect, "coaching.held");
            return "redirect:/coaching/" + id;
        }
        page(id, form, viewer, model, locale);
        return Refused.view(response, "coaching/edit");
    }

    private void page(UUID id, CoachingForm form, Viewer viewer, Model model, Locale locale) {
        CoachingView coaching = coachings.view(id, viewer);
        model.addAttribute("coaching", coaching);
        model.addAttribute(
                "categories",
                Arrays.stream(RootCause.values())
                        .map(cause -> new Option(
                                cause.name(), messages.getMessage("coaching.rootCause." + cause, null, locale)))
                        .toList());
        Map<UUID, Article> choice = new LinkedHashMap<>();
        // What the findings name or was chosen before comes first, also when it is no longer valid.
        coaching.articles().forEach(article -> choice.put(article.id(), article));
        articles.validOn(LocalDate.now(clock)).forEach(article -> choice.putIfAbsent(article.id(), article));
        model.addAttribute("articles", choice.values());
        model.addAttribute(
                "chosen",
                choice.keySet().stream()
                        .filter(article -> form.names(article)
                                || (coaching.state() == CoachingState.OPEN
                                        && form.articleIds() != null
                                        && form.articleIds().isEmpty()
                                        && coaching.findings().stream()
                                                .anyMatch(finding -> article.equals(finding.articleId()))))
                        .toList());
    }

    @PostMapping("/{id}/closure")
    @PreAuthorize(LEADER)
    String close(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") WordsForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!binding.hasErrors()) {
            try {
                coachings.close(id, form.words(), viewer);
                Flash.notice(redirect, "coaching.closed");
                return "redirect:/coaching/" + id;
            } catch (RuleViolation violation) {
                if (!coachings.view(id, viewer).isClosable()) {
                    throw violation;
                }
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("coaching", coachings.view(id, viewer));
        return Refused.view(response, "coaching/show");
    }
}
