package id.binamutu.people;

import id.binamutu.web.Flash;
import id.binamutu.web.Option;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/teams")
@PreAuthorize("hasRole('ADMIN')")
class TeamController {

    private final TeamService teams;
    private final PeopleQueries queries;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    TeamController(TeamService teams, PeopleQueries queries, Directory directory, MessageSource messages, Clock clock) {
        this.teams = teams;
        this.queries = queries;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String index(
            @RequestParam(defaultValue = "") String q,
            @PageableDefault(size = 25, sort = "name") Pageable page,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("page", queries.teams(q, page));
        return "people/teams/index";
    }

    @GetMapping("/new")
    String blank(Model model) {
        model.addAttribute("form", new TeamForm("", null));
        return "people/teams/new";
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") TeamForm form,
            BindingResult binding,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                UUID id = teams.create(form);
                Flash.notice(redirect, "people.teams.created", form.name().strip());
                return "redirect:/teams/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, "people/teams/new");
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Locale locale, Model model) {
        model.addAttribute("form", teams.form(id));
        model.addAttribute("leadership", new LeadershipForm(null, LocalDate.now(clock)));
        return page(id, locale, model);
    }

    @PostMapping("/{id}")
    String rename(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") TeamForm form,
            BindingResult binding,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                teams.rename(id, form);
                Flash.notice(redirect, "people.teams.renamed");
                return "redirect:/teams/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            } catch (OptimisticLockingFailureException e) {
                response.setStatus(HttpStatus.CONFLICT.value());
                TeamForm now = teams.form(id);
                model.addAttribute("nowCalled", now.name());
                model.addAttribute("nowVersion", now.version());
                model.addAttribute("leadership", new LeadershipForm(null, LocalDate.now(clock)));
                return page(id, locale, model);
            }
        }
        model.addAttribute("leadership", new LeadershipForm(null, LocalDate.now(clock)));
        return Refused.view(response, page(id, locale, model));
    }

    @PostMapping("/{id}/leaderships")
    String appoint(
            @PathVariable UUID id,
            @Valid @ModelAttribute("leadership") LeadershipForm leadership,
            BindingResult binding,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (leadership.leaderId() != null && leadership.from() != null && !binding.hasErrors()) {
            try {
                teams.appoint(id, leadership.leaderId(), leadership.from());
                Flash.notice(redirect, "people.leadership.saved");
                return "redirect:/teams/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("form", teams.form(id));
        return Refused.view(response, page(id, locale, model));
    }

    private String page(UUID id, Locale locale, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("leaders", queries.leadersOf(id));
        model.addAttribute("agents", queries.agentsOf(id));
        model.addAttribute("candidates", candidates(locale));
        return "people/teams/show";
    }

    private List<Option> candidates(Locale locale) {
        return Stream.concat(
                        Stream.of(new Option("", messages.getMessage("people.leadership.choose", null, locale))),
                        directory.holding(Role.TEAM_LEADER).stream()
                                .map(leader -> new Option(
                                        leader.id().toString(), leader.name() + " (" + leader.employeeId() + ")")))
                .toList();
    }
}
