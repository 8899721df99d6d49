package id.binamutu.people;

import id.binamutu.audit.Trail;
import id.binamutu.web.Flash;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
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
@RequestMapping("/people")
@PreAuthorize("hasRole('ADMIN')")
class PeopleController {

    private final PeopleService people;
    private final PeopleQueries queries;
    private final Passwords passwords;
    private final Teams teams;
    private final Trail trail;
    private final MessageSource messages;
    private final Clock clock;

    PeopleController(
            PeopleService people,
            PeopleQueries queries,
            Passwords passwords,
            Teams teams,
            Trail trail,
            MessageSource messages,
            Clock clock) {
        this.people = people;
        this.queries = queries;
        this.passwords = passwords;
        this.teams = teams;
        this.trail = trail;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String index(
            PeopleFilter filter,
            BindingResult binding,
            @PageableDefault(size = 25, sort = "name") Pageable page,
            Locale locale,
            Model model) {
        PeopleFilter known = binding.hasErrors() ? new PeopleFilter(filter.q(), null, null, null) : filter;
        model.addAttribute("filter", known);
        model.addAttribute("page", queries.people(known, page));
        model.addAttribute("withoutPassword", queries.withoutPassword());
        model.addAttribute("roleOptions", roleOptions(locale));
        model.addAttribute("teams", teamOptions(locale));
        return "people/index";
    }

    @GetMapping("/export")
    void export(
            PeopleFilter filter,
            @RequestParam String format,
            Sort sort,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (PersonRow person : queries.people(filter, sort)) {
            rows.add(Arrays.asList(
                    person.employeeId(),
                    person.name(),
                    person.email(),
                    person.roles().stream().map(role -> roleName(role, locale)).collect(Collectors.joining(", ")),
                    person.team(),
                    person.joinedOn(),
                    text(person.active() ? "people.state.active" : "people.state.inactive", locale)));
        }
        trail.record("people.exported", "person", viewer.id(), Map.of("rows", rows.size(), "format", format));
        List<String> header = Stream.of("employeeId", "name", "email", "role", "team", "joinedOn", "state")
                .map(field -> text("people.field." + field, locale))
                .toList();
        TableExport.write(format, text("people.index.file", locale), header, rows, response);
    }

    @GetMapping("/new")
    String blank(Locale locale, Model model) {
        model.addAttribute("form", PersonForm.empty(LocalDate.now(clock)));
        return newPage(locale, model);
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult binding,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        requireRole(form, binding);
        if (!binding.hasErrors()) {
            try {
                UUID id = people.create(form);
                Flash.notice(redirect, "people.created", form.name().strip());
                return "redirect:/people/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, newPage(locale, model));
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Locale locale, Model model) {
        model.addAttribute("membership", new MembershipForm(null, LocalDate.now(clock)));
        return showPage(id, locale, model);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Locale locale, Model model) {
        model.addAttribute("form", people.form(id));
        return editPage(id, locale, model);
    }

    @PostMapping("/{id}")
    String save(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") PersonForm form,
            BindingResult binding,
            Viewer viewer,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        requireRole(form, binding);
        if (!binding.hasErrors()) {
            try {
                people.edit(id, form, viewer);
                Flash.notice(redirect, "people.saved");
                return "redirect:/people/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            } catch (OptimisticLockingFailureException e) {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("now", queries.person(id));
                model.addAttribute("nowVersion", people.form(id).version());
                return editPage(id, locale, model);
            }
        }
        return Refused.view(response, editPage(id, locale, model));
    }

    /** Shown in the answer itself and nowhere else. */
    @PostMapping("/{id}/initial-password")
    String issue(@PathVariable UUID id, Model model) {
        model.addAttribute("issued", passwords.issue(id));
        model.addAttribute("id", id);
        return "people/initial-password";
    }

    /** The list is in this answer and nowhere else. */
    @PostMapping("/initial-passwords")
    void issueMissing(Locale locale, HttpServletResponse response) throws IOException {
        List<List<String>> rows = passwords.issueMissing().stream()
                .map(issued -> List.of(issued.employeeId(), issued.name(), issued.password()))
                .toList();
        List<String> header = Stream.of("employeeId", "name", "initialPassword")
                .map(field -> text("people.field." + field, locale))
                .toList();
        TableExport.write("csv", text("people.initialPasswords.file", locale), header, rows, response);
    }

    @PostMapping("/{id}/memberships")
    String join(
            @PathVariable UUID id,
            @Valid @ModelAttribute("membership") MembershipForm form,
            BindingResult binding,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (form.teamId() != null && form.from() != null && !binding.hasErrors()) {
            try {
                people.join(id, form.teamId(), form.from());
                Flash.notice(redirect, "people.membership.saved");
                return "redirect:/people/" + id;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, showPage(id, locale, model));
    }

    @PostMapping("/{id}/memberships/end")
    String leave(
            @PathVariable UUID id,
            @RequestParam LocalDate lastDay,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            people.leave(id, lastDay);
        } catch (RuleViolation violation) {
            model.addAttribute("leaveRefused", violation.messageKey());
            model.addAttribute("membership", new MembershipForm(null, LocalDate.now(clock)));
            return Refused.view(response, showPage(id, locale, model));
        }
        Flash.notice(redirect, "people.membership.saved");
        return "redirect:/people/" + id;
    }

    private String newPage(Locale locale, Model model) {
        model.addAttribute("roleOptions", roleOptions(locale));
        model.addAttribute("teams", teamOptions(locale));
        return "people/new";
    }

    private String editPage(UUID id, Locale locale, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("roleOptions", roleOptions(locale));
        return "people/edit";
    }

    private String showPage(UUID id, Locale locale, Model model) {
        model.addAttribute("person", queries.person(id));
        model.addAttribute("memberships", queries.membershipsOf(id));
        model.addAttribute("leaderships", queries.leadershipsOf(id));
        model.addAttribute("teams", teamOptions(locale));
        model.addAttribute("today", LocalDate.now(clock));
        return "people/show";
    }

    private static void requireRole(PersonForm form, BindingResult binding) {
        if (binding.getTarget() != null && form.granted().isEmpty() && !binding.hasFieldErrors("roles")) {
            binding.rejectValue("roles", "people.roles.none");
        }
    }

    private List<Option> roleOptions(Locale locale) {
        return Arrays.stream(Role.values())
                .map(role -> new Option(role.name(), roleName(role, locale)))
                .toList();
    }

    private List<Option> teamOptions(Locale locale) {
        return Stream.concat(
                        Stream.of(new Option("", text("people.team.none", locale))),
                        teams.all().stream().map(team -> new Option(team.id().toString(), team.name())))
                .toList();
    }

    private String roleName(Role role, Locale locale) {
        return text("people.role." + role, locale);
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
