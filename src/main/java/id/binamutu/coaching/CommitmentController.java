package id.binamutu.coaching;

import id.binamutu.people.Viewer;
import id.binamutu.web.Decision;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.web.PageableDefault;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/commitments")
class CommitmentController {
    private static final String MEANING = "coaching.sign.meaning";
    private static final String AGENT = "hasRole('AGENT')";

    private final CommitmentService commitments;
    private final CoachingLists lists;
    private final MessageSource messages;

    CommitmentController(CommitmentService commitments, CoachingLists lists, MessageSource messages) {
        this.commitments = commitments;
        this.lists = lists;
        this.messages = messages;
    }

    @GetMapping
    @PreAuthorize(CoachingController.READERS)
    String index(
            @ModelAttribute("filter") CoachingFilter filter,
            @PageableDefault(size = 25) Pageable pageable,
            Viewer viewer,
            Model model) {
        model.addAttribute("page", lists.commitments(filter, viewer, pageable));
        model.addAttribute("states", Commitment.State.values());
        return "coaching/commitments";
    }

    @GetMapping("/export.{format:csv|xlsx}")
    @PreAuthorize(CoachingController.READERS)
    void export(
            @PathVariable String format,
            CoachingFilter filter,
            Pageable pageable,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        List<CommitmentRow> rows = lists.commitments(
                        filter, viewer, PageRequest.of(0, CoachingLists.EXPORTED_AT_MOST, pageable.getSort()))
                .getContent();
        lists.exported("commitment", rows.size(), viewer);
        TableExport.write(
                format,
                messages.getMessage("coaching.commitments.file", null, locale),
                Stream.of("employeeId", "agent", "team", "state", "openedAt", "writeBy", "signedAt", "dueOn", "late")
                        .map(column -> messages.getMessage("coaching." + column, null, locale))
                        .toList(),
                rows.stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.employeeId(),
                                row.agentName(),
                                row.teamName(),
                                messages.getMessage("coaching.commitment." + row.state(), null, locale),
                                row.openedAt(),
                                row.writeBy(),
                                row.signedAt(),
                                row.dueOn(),
                                messages.getMessage(row.late() ? "coaching.yes" : "coaching.no", null, locale)))
                        .toList(),
                response);
    }

    @GetMapping("/{id}")
    @PreAuthorize(CoachingController.READERS)
    String show(@PathVariable UUID id, Viewer viewer, Model model) {
        CommitmentView commitment = commitments.view(id, viewer);
        model.addAttribute("commitment", commitment);
        if (isToBeWritten(commitment)) {
            model.addAttribute(
                    "form", new CommitmentForm(commitment.words(), commitment.dueOn(), null, null, commitment.seen()));
            return "coaching/sign";
        }
        model.addAttribute("form", new WordsForm(""));
        return "coaching/commitment";
    }

    private static boolean isToBeWritten(CommitmentView commitment) {
        return commitment.mine() && commitment.state() == Commitment.State.OPEN;
    }

    @PostMapping("/{id}/draft")
    @PreAuthorize(AGENT)
    String draft(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") CommitmentForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!binding.hasErrors()) {
            commitments.draft(id, form.words(), form.dueOn(), viewer);
            Flash.notice(redirect, "coaching.sign.drafted");
            return "redirect:/commitments/" + id;
        }
        return again(id, viewer, model, response);
    }

    @PostMapping("/{id}/signature")
    @PreAuthorize(AGENT)
    String sign(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") CommitmentForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            Locale locale,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!binding.hasErrors()) {
            commitments.keep(id, form.words(), form.dueOn(), viewer);
            if (form.dueOn() == null) {
                binding.rejectValue("dueOn", "coaching.dueOn.missing");
            }
            if (!Boolean.TRUE.equals(form.consent())) {
                binding.rejectValue("consent", "coaching.consent.missing");
            }
        }
        if (Decision.taken(
                binding,
                () -> commitments.sign(
                        id,
                        form.words(),
                        Objects.requireNonNull(form.dueOn()),
                        form.seen(),
                        Objects.requireNonNullElse(form.password(), ""),
                        messages.getMessage(MEANING, null, locale),
                        viewer))) {
            Flash.notice(redirect, "coaching.sign.signed");
            return "redirect:/commitments/" + id;
        }
        return again(id, viewer, model, response);
    }

    private String again(UUID id, Viewer viewer, Model model, HttpServletResponse response) {
        CommitmentView commitment = commitments.view(id, viewer);
        if (!commitment.mine()) {
            throw new NotFoundException();
        }
        if (!isToBeWritten(commitment)) {
            throw RuleViolation.of("coaching.commitment." + commitment.state() + ".refused");
        }
        model.addAttribute("commitment", commitment);
        return Refused.view(response, "coaching/sign");
    }

    @GetMapping("/{id}/refusal")
    @PreAuthorize(AGENT)
    String refusal(@PathVariable UUID id, Viewer viewer, Model model) {
        CommitmentView commitment = commitments.view(id, viewer);
        if (!isToBeWritten(commitment)) {
            throw new NotFoundException();
        }
        model.addAttribute("commitment", commitment);
        model.addAttribute("form", new WordsForm(""));
        return "coaching/refusal";
    }

    @PostMapping("/{id}/refusal")
    @PreAuthorize(AGENT)
    String refuse(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") WordsForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (binding.hasErrors()) {
            again(id, viewer, model, response);
            return Refused.view(response, "coaching/refusal");
        }
        commitments.refuse(id, form.words(), viewer);
        Flash.notice(redirect, "coaching.refused");
        return "redirect:/commitments/" + id;
    }

    @PostMapping("/{id}/refusal/answer")
    @PreAuthorize(CoachingController.LEADER)
    String answer(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") WordsForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (Decision.taken(binding, () -> commitments.answer(id, form.words(), viewer))) {
            Flash.notice(redirect, "coaching.answered");
            return "redirect:/commitments/" + id;
        }
        model.addAttribute("commitment", commitments.view(id, viewer));
        return Refused.view(response, "coaching/commitment");
    }
}
