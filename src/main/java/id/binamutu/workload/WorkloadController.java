package id.binamutu.workload;

import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.sampling.SampleWork;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Option;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.Worklist;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** Who has which samples to score until when: the coordinator of everybody, a team leader of the own. */
@Controller
@RequestMapping("/workload")
@PreAuthorize("hasAnyRole('COORDINATOR', 'TEAM_LEADER')")
class WorkloadController {
    private static final String MOVERS = "hasRole('COORDINATOR')";
    private static final int MOST = 500;

    private final WorkloadPage page;
    private final MoveService service;
    private final MoveQueries moves;
    private final SampleWork work;
    private final Directory directory;
    private final Worklist worklist;
    private final WorkloadSettings settings;
    private final Clock clock;

    WorkloadController(
            WorkloadPage page,
            MoveService service,
            MoveQueries moves,
            SampleWork work,
            Directory directory,
            Worklist worklist,
            WorkloadSettings settings,
            Clock clock) {
        this.page = page;
        this.service = service;
        this.moves = moves;
        this.work = work;
        this.directory = directory;
        this.worklist = worklist;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    String index(Viewer viewer, @RequestParam(required = false) @Nullable String period, Model model) {
        YearMonth month = month(period);
        model.addAttribute("view", page.view(viewer, month));
        model.addAttribute("previous", month.minusMonths(1));
        model.addAttribute("next", month.plusMonths(1));
        model.addAttribute("mayMove", viewer.is(Role.COORDINATOR));
        model.addAttribute("settings", settings);
        return "workload/index";
    }

    @GetMapping("/moves/new")
    @PreAuthorize(MOVERS)
    String create(
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(required = false) @Nullable UUID agent,
            @RequestParam(required = false) @Nullable String oldest,
            Model model) {
        List<SampleWork.Waiting> waiting = from == null ? List.of() : work.waiting(from, agent, MOST);
        int wanted = oldest != null && oldest.matches("\\d{1,3}") ? Integer.parseInt(oldest) : 0;
        List<UUID> chosen = waiting.stream()
                .filter(sample -> !sample.begun())
                .limit(wanted)
                .map(SampleWork.Waiting::id)
                .toList();
        model.addAttribute("form", new Suggestion(UUID.randomUUID(), from, null, chosen, ""));
        model.addAttribute("oldest", wanted == 0 ? null : wanted);
        return form(from, agent, waiting, model);
    }

    /** What a new move starts from. */
    public record Suggestion(
            UUID move, @Nullable UUID from, @Nullable UUID to, List<UUID> samples, String reason) {}

    @PostMapping("/moves")
    @PreAuthorize(MOVERS)
    String create(
            @Valid @ModelAttribute("form") MoveForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(required = false) @Nullable UUID agent,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        boolean changed = false;
        if (!binding.hasErrors()) {
            try {
                service.move(form, viewer);
                Flash.notice(redirect, "workload.moved", form.chosen().size());
                return "redirect:/workload/moves/" + form.move();
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
                changed = violation.messageKey().equals(MoveService.CHANGED);
            }
        }
        String view = form(from, agent, from == null ? List.of() : work.waiting(from, agent, MOST), model);
        if (changed) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return view;
        }
        return Refused.view(response, view);
    }

    @GetMapping("/moves/{id}")
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        model.addAttribute("reason", "");
        return show(service.find(id, viewer), viewer, model);
    }

    @PostMapping("/moves/{id}/reversal")
    @PreAuthorize(MOVERS)
    String undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        MoveQueries.Move move = service.find(id, viewer);
        try {
            if (reason.isBlank() || reason.length() > 4000) {
                throw RuleViolation.of("workload.move.reason.missing");
            }
            UUID back = service.undo(id, reason.strip(), viewer);
            Flash.notice(redirect, "workload.undone");
            return "redirect:/workload/moves/" + back;
        } catch (RuleViolation violation) {
            model.addAttribute("refusal", violation.messageKey());
            model.addAttribute("reason", reason);
            return Refused.view(response, show(move, viewer, model));
        }
    }

    @PostMapping("/moves/{id}/acknowledgement")
    String acknowledge(@PathVariable UUID id, Viewer viewer, RedirectAttributes redirect) {
        service.acknowledge(id, viewer);
        Flash.notice(redirect, "workload.acknowledged");
        return "redirect:/workload/moves/" + id;
    }

    private String show(MoveQueries.Move move, Viewer viewer, Model model) {
        List<MoveQueries.Moved> moved = moves.moved(move.id());
        Set<UUID> people = new HashSet<>(Set.of(move.from(), move.to()));
        if (move.by() != null) {
            people.add(move.by());
        }
        moved.forEach(sample -> people.addAll(List.of(sample.agentId(), sample.assigneeId())));
        model.addAttribute("move", move);
        model.addAttribute("moved", moved);
        model.addAttribute("people", directory.names(people));
        model.addAttribute("mayUndo", viewer.is(Role.COORDINATOR) && move.by() != null && move.undoneBy() == null);
        model.addAttribute(
                "unread",
                worklist.isOpen(MoveService.TAKEN, move.id(), viewer.id())
                        || worklist.isOpen(MoveService.GIVEN_UP, move.id(), viewer.id()));
        return "workload/moves/show";
    }

    private String form(@Nullable UUID from, @Nullable UUID agent, List<SampleWork.Waiting> waiting, Model model) {
        List<PersonName> leaders = directory.holding(Role.TEAM_LEADER).stream()
                .sorted(Comparator.comparing(PersonName::name))
                .toList();
        // Who no longer leads may still have samples.
        Map<UUID, PersonName> people = directory.names(
                Stream.concat(waiting.stream().map(SampleWork.Waiting::agentId), Stream.ofNullable(from))
                        .collect(Collectors.toSet()));
        if (from != null && !people.containsKey(from)) {
            throw new NotFoundException();
        }
        model.addAttribute("from", from);
        model.addAttribute("agent", agent);
        model.addAttribute("waiting", waiting);
        model.addAttribute("people", people);
        model.addAttribute(
                "givers",
                Stream.concat(leaders.stream(), Stream.ofNullable(from == null ? null : people.get(from)))
                        .distinct()
                        .toList());
        model.addAttribute(
                "takers",
                leaders.stream()
                        .filter(leader -> !leader.id().equals(from))
                        .map(leader ->
                                new Option(leader.id().toString(), leader.name() + " (" + leader.employeeId() + ")"))
                        .toList());
        return "workload/moves/new";
    }

    private YearMonth month(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? YearMonth.now(clock) : YearMonth.parse(text);
        } catch (DateTimeException e) {
            return YearMonth.now(clock);
        }
    }
}
