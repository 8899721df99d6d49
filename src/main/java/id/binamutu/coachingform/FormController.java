package id.binamutu.coachingform;

import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.PdfRenderer;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.web.PageableDefault;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/forms")
class FormController {
    private static final String READERS = "hasAnyRole('AGENT', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR')";
    private static final String LEADER = "hasRole('TEAM_LEADER')";

    private final FormService service;
    private final Teams teams;
    private final PdfRenderer pdf;
    private final MessageSource messages;
    private final Clock clock;

    FormController(FormService service, Teams teams, PdfRenderer pdf, MessageSource messages, Clock clock) {
        this.service = service;
        this.teams = teams;
        this.pdf = pdf;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @PreAuthorize(READERS)
    String index(
            @RequestParam(required = false) @Nullable YearMonth period,
            @RequestParam(required = false) @Nullable UUID team,
            @PageableDefault(sort = "period", direction = Sort.Direction.DESC) Pageable page,
            Viewer viewer,
            Model model) {
        if (!viewer.is(Role.TEAM_LEADER) && !viewer.is(Role.MANAGER) && !viewer.is(Role.COORDINATOR)) {
            model.addAttribute("forms", service.own(viewer.id(), byPeriod(page)));
            return "coachingform/own";
        }
        YearMonth month = month(period);
        List<TeamName> readable = readable(viewer);
        TeamName chosen = chosen(readable, team);
        model.addAttribute("month", month);
        model.addAttribute("thisMonth", YearMonth.now(clock));
        model.addAttribute("teams", readable);
        model.addAttribute("team", chosen);
        model.addAttribute("leads", chosen != null && viewer.leads(chosen.id()));
        List<FormService.Line> lines = chosen == null ? List.of() : service.team(chosen.id(), month);
        model.addAttribute("lines", lines);
        model.addAttribute("waivable", lines.stream().anyMatch(FormService.Line::isWaivable));
        return "coachingform/index";
    }

    @GetMapping("/export.{format}")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MANAGER', 'COORDINATOR')")
    void export(
            @PathVariable String format,
            @RequestParam(required = false) @Nullable YearMonth period,
            @RequestParam(required = false) @Nullable UUID team,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        YearMonth month = month(period);
        TeamName chosen = chosen(readable(viewer), team);
        List<FormService.Line> lines = chosen == null ? List.of() : service.team(chosen.id(), month);
        TableExport.write(
                format,
                "form-coaching-" + month,
                Arrays.asList(
                        say("column.employeeId"),
                        say("column.agent"),
                        say("column.productivity"),
                        say("column.quality"),
                        say("column.low"),
                        say("column.high"),
                        say("column.samples"),
                        say("column.critical"),
                        say("column.proposed"),
                        say("column.tier"),
                        say("column.state")),
                lines.stream()
                        .map(line -> {
                            TierValues values = line.proposal().values();
                            CoachingForm form = line.form();
                            return Arrays.<@Nullable Object>asList(
                                    line.agent().employeeId(),
                                    line.agent().name(),
                                    values.productivity(),
                                    values.quality(),
                                    values.qualityLow(),
                                    values.qualityHigh(),
                                    values.samples(),
                                    values.criticalErrors(),
                                    say("tier." + line.proposal().decision().tier()),
                                    form == null ? null : say("tier." + form.tier()),
                                    form == null ? null : say("state." + form.state()));
                        })
                        .toList(),
                response);
    }

    @GetMapping("/new")
    @PreAuthorize(LEADER)
    String fresh(
            @RequestParam UUID team,
            @RequestParam UUID agent,
            @RequestParam YearMonth period,
            Viewer viewer,
            Model model) {
        FormService.Line line = line(team, agent, period, viewer);
        CoachingForm made = line.form();
        if (made != null) {
            return "redirect:/forms/" + made.id();
        }
        model.addAttribute(
                "form",
                new MakeForm(team, agent, period, line.proposal().decision().tier(), ""));
        return fresh(line, model);
    }

    @PostMapping
    @PreAuthorize(LEADER)
    String make(
            @Valid @ModelAttribute("form") @Nullable MakeForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (form == null || form.team() == null || form.agent() == null || form.period() == null) {
            throw new NotFoundException();
        }
        if (!binding.hasErrors()) {
            try {
                CoachingForm made = service.make(
                        form.team(), form.agent(), form.period(), form.tier(), form.overrideReason(), viewer);
                if (made.state() == FormState.NOT_NEEDED) {
                    Flash.notice(redirect, "coachingform.notice.notNeeded");
                    return list(form.team(), form.period());
                }
                return "redirect:/forms/" + made.id() + "/edit";
            } catch (RuleViolation violation) {
                CoachingForm made =
                        line(form.team(), form.agent(), form.period(), viewer).form();
                if (made != null) {
                    Flash.notice(redirect, "coachingform.refused.exists");
                    return "redirect:/forms/" + made.id();
                }
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, fresh(line(form.team(), form.agent(), form.period(), viewer), model));
    }

    /** For all agents at once for whom the policy asks for no form. */
    @PostMapping("/waivers")
    @PreAuthorize(LEADER)
    String recordNotNeeded(
            @RequestParam UUID team, @RequestParam YearMonth period, Viewer viewer, RedirectAttributes redirect) {
        Flash.notice(redirect, "coachingform.notice.waived", service.recordNotNeeded(team, period, viewer));
        return list(team, period);
    }

    @GetMapping("/{id}")
    @PreAuthorize(READERS)
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("replyForm", new ReplyForm(""));
        model.addAttribute("form", new SignForm(false, ""));
        return show(service.show(id, viewer), model);
    }

    @GetMapping("/{id}/pdf")
    @PreAuthorize(READERS)
    void pdf(@PathVariable UUID id, Viewer viewer, HttpServletResponse response) throws IOException {
        FormService.Shown shown = service.show(id, viewer);
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("form-coaching-" + shown.agent().employeeId() + "-"
                                + shown.form().period() + ".pdf")
                        .build()
                        .toString());
        pdf.render(
                "coachingform/pdf", Map.of("shown", shown, "printedAt", clock.instant()), response.getOutputStream());
    }

    @GetMapping("/{id}/edit")
    @PreAuthorize(LEADER)
    String edit(@PathVariable UUID id, Viewer viewer, Model model) {
        FormService.Shown shown = service.show(id, viewer);
        if (shown.form().state() != FormState.DRAFT) {
            return "redirect:/forms/" + id;
        }
        model.addAttribute("form", WordsForm.of(shown.form()));
        model.addAttribute("shown", shown);
        return "coachingform/edit";
    }

    @PostMapping("/{id}")
    @PreAuthorize(LEADER)
    String write(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") @Nullable WordsForm form,
            BindingResult binding,
            @RequestParam(defaultValue = "false") boolean issue,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (form == null) {
            throw RuleViolation.of("coachingform.refused.unreadable");
        }
        if (!binding.hasErrors()) {
            try {
                service.write(id, form.words(), form.version(), issue, viewer);
                Flash.notice(redirect, issue ? "coachingform.notice.issued" : "coachingform.notice.saved");
                return "redirect:/forms/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("shown", service.show(id, viewer));
        return Refused.view(response, "coachingform/edit");
    }

    @PostMapping("/{id}/withdrawal")
    @PreAuthorize(LEADER)
    String withdraw(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        service.withdraw(id, viewer);
        Flash.notice(redirect, "coachingform.notice.withdrawn");
        return "redirect:/forms/" + id + "/edit";
    }

    @PostMapping("/{id}/discarding")
    @PreAuthorize(LEADER)
    String discard(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        CoachingForm form = service.show(id, viewer).form();
        service.discard(id, viewer);
        Flash.notice(redirect, "coachingform.notice.discarded");
        return list(form.teamId(), form.period());
    }

    @PostMapping("/{id}/reply")
    @PreAuthorize("hasRole('AGENT')")
    String reply(
            @PathVariable UUID id,
            @Valid @ModelAttribute("replyForm") ReplyForm reply,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                service.reply(id, reply.reply().strip(), viewer);
                Flash.notice(redirect, "coachingform.notice.replied");
                return "redirect:/forms/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("form", new SignForm(false, ""));
        return Refused.view(response, show(service.show(id, viewer), model));
    }

    @PostMapping("/{id}/signature")
    @PreAuthorize("hasAnyRole('AGENT', 'TEAM_LEADER', 'MANAGER')")
    String sign(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") SignForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                service.sign(id, form.password(), viewer);
                Flash.notice(redirect, "coachingform.notice.signed");
                return "redirect:/forms/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("replyForm", new ReplyForm(""));
        return Refused.view(response, show(service.show(id, viewer), model));
    }

    private String show(FormService.Shown shown, Model model) {
        model.addAttribute("shown", shown);
        model.addAttribute(
                "signMeaning",
                shown.signsAs() == null ? "coachingform.sign.AGENT" : "coachingform.sign." + shown.signsAs());
        return "coachingform/show";
    }

    private String fresh(FormService.Line line, Model model) {
        model.addAttribute("line", line);
        model.addAttribute("tiers", Tier.values());
        return "coachingform/new";
    }

    private FormService.Line line(UUID team, UUID agent, YearMonth period, Viewer viewer) {
        if (!viewer.leads(team)) {
            throw new NotFoundException();
        }
        return service.propose(team, agent, period);
    }

    private static String list(UUID team, YearMonth period) {
        return "redirect:/forms?team=" + team + "&period=" + period;
    }

    private static Pageable byPeriod(Pageable page) {
        return org.springframework.data.domain.PageRequest.of(
                page.getPageNumber(), page.getPageSize(), Sort.by(Sort.Direction.DESC, "period"));
    }

    private List<TeamName> readable(Viewer viewer) {
        return teams.all().stream()
                .filter(each -> viewer.leads(each.id()) || viewer.is(Role.MANAGER) || viewer.is(Role.COORDINATOR))
                .toList();
    }

    private static @Nullable TeamName chosen(List<TeamName> readable, @Nullable UUID team) {
        if (team == null) {
            return readable.isEmpty() ? null : readable.get(0);
        }
        return readable.stream()
                .filter(each -> each.id().equals(team))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private YearMonth month(@Nullable YearMonth period) {
        return Objects.requireNonNullElseGet(period, () -> YearMonth.now(clock));
    }

    private String say(String key) {
        return messages.getMessage("coachingform." + key, null, LocaleContextHolder.getLocale());
    }
}
