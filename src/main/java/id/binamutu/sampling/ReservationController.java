package id.binamutu.sampling;

import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking a conversation as a sample while it runs. */
@Controller
@PreAuthorize("hasRole('TEAM_LEADER')")
class ReservationController {

    private final Reservations reservations;

    ReservationController(Reservations reservations) {
        this.reservations = reservations;
    }

    /** @param conversationId of the conversation that runs */
    public record ReservationForm(
            @Nullable UUID conversationId,
            @NotBlank @Size(max = 4000) @Nullable String reason) {}

    @PostMapping("/sampling/reservations")
    String reserve(
            @Valid @ModelAttribute("form") ReservationForm form,
            BindingResult binding,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        UUID conversation = form.conversationId();
        if (conversation == null) {
            throw new NotFoundException();
        }
        String name = reservations.nameOf(conversation, viewer);
        if (!binding.hasErrors() && form.reason() != null) {
            try {
                Optional<UUID> sample =
                        reservations.reserve(conversation, form.reason().strip(), viewer);
                Flash.notice(
                        redirect, sample.isPresent() ? "sampling.targeted.added" : "sampling.reservation.reserved");
                return sample.map(id -> "redirect:/samples/" + id + "/evaluation")
                        .orElse("redirect:/live/" + conversation);
            } catch (RuleViolation violation) {
                model.addAttribute("withoutPlan", violation.messageKey().equals("sampling.reservation.no-plan"));
                violation.rejectIn(binding);
            }
        }
        model.addAttribute("name", name);
        return Refused.view(response, "sampling/reservation");
    }
}
