package id.binamutu.scorecard;

import id.binamutu.people.Teams;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
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

/** Work on a draft as a whole: its parts on one page, with their weights. */
@Controller
@RequestMapping("/scorecards/versions/{versionId}")
@PreAuthorize("hasRole('QUALITY_CONTROL')")
class DraftController {
    private final ScorecardService service;
    private final BuilderService builder;
    private final ScorecardQueries queries;
    private final ScorecardReader reader;
    private final ScorecardHistory history;
    private final Teams teams;
    private final MessageSource messages;

    DraftController(
            ScorecardService service,
            BuilderService builder,
            ScorecardQueries queries,
            ScorecardReader reader,
            ScorecardHistory history,
            Teams teams,
            MessageSource messages) {
        this.builder = builder;
        this.history = history;
        this.teams = teams;
        this.service = service;
        this.queries = queries;
        this.reader = reader;
        this.messages = messages;
    }

    @GetMapping("/edit")
    String edit(@PathVariable UUID versionId, Model model) {
        VersionRow version = queries.version(versionId, true);
        if (!version.draft()) {
            throw new NotFoundException();
        }
        model.addAttribute("history", history.of(versionId));
        model.addAttribute("version", version);
        ScorecardView scorecard = reader.anyVersion(versionId);
        model.addAttribute("scorecard", scorecard);
        model.addAttribute("weights", fields(scorecard));
        model.addAttribute("missing", service.missing(versionId));
        return "scorecard/edit";
    }

    @GetMapping("/description")
    String describe(@PathVariable UUID versionId, Model model) {
        model.addAttribute("form", service.descriptionForm(versionId));
        model.addAttribute("teams", teams.all());
        return page(versionId, "scorecard/description", model);
    }

    @PostMapping("/description")
    String describe(
            @PathVariable UUID versionId,
            @Valid @ModelAttribute("form") DescriptionForm form,
            BindingResult binding,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("teams", teams.all());
        return change(
                versionId,
                binding,
                () -> service.describe(versionId, form),
                "scorecard/description",
                model,
                response,
                redirect);
    }

    /** The weights of the list, as a page without script sends them all. */
    @PostMapping("/weights")
    String weigh(
            @PathVariable UUID versionId,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Map<UUID, Weighing> weighings = weighings(typed);
        Map<UUID, RuleViolation> wrong = builder.weigh(versionId, List.copyOf(weighings.values()));
        if (wrong.isEmpty()) {
            return edited(versionId, redirect);
        }
        String view = edit(versionId, model);
        Map<UUID, WeightField> fields = new LinkedHashMap<>(fields(reader.anyVersion(versionId)));
        weighings.forEach((id, weighing) ->
                fields.computeIfPresent(id, (same, field) -> field.typed(weighing.typed(), said(wrong.get(id)))));
        model.addAttribute("weights", fields);
        model.addAttribute("weightsRefused", true);
        return Refused.view(response, view);
    }

    /** The same for those that were just typed, with the answer for each. */
    @PostMapping("/weights/kept")
    ResponseEntity<KeptWeights> keepWeights(@PathVariable UUID versionId, @RequestParam Map<String, String> typed) {
        Map<UUID, Weighing> weighings = weighings(typed);
        Map<UUID, RuleViolation> wrong = builder.weigh(versionId, List.copyOf(weighings.values()));
        Map<UUID, String> names = new HashMap<>();
        Map<UUID, String> reasons = new HashMap<>();
        wrong.forEach((id, violation) -> reasons.put(id, said(violation)));
        if (wrong.isEmpty()) {
            weighings.forEach((id, weighing) -> names.put(id, Weighing.name(id, weighing.weight())));
        }
        return ResponseEntity.status(wrong.isEmpty() ? 200 : 422).body(new KeptWeights(names, reasons));
    }

    /** The form as whoever scores with it sees it. */
    @GetMapping("/preview")
    String preview(@PathVariable UUID versionId, Model model) {
        model.addAttribute("version", queries.version(versionId, true));
        model.addAttribute("scorecard", reader.draft(versionId));
        return "scorecard/preview";
    }

    /**
     * @param names under which the weights are sent from now on
     * @param wrong why a weight was refused
     */
    record KeptWeights(Map<UUID, String> names, Map<UUID, String> wrong) {}

    private static Map<UUID, Weighing> weighings(Map<String, String> typed) {
        Map<UUID, Weighing> weighings = new LinkedHashMap<>();
        typed.forEach((name, value) -> {
            Weighing weighing = Weighing.read(name, value);
            if (weighing != null) {
                weighings.put(weighing.id(), weighing);
            }
        });
        return weighings;
    }

    /** A field for everything that has a weight. */
    private static Map<UUID, WeightField> fields(ScorecardView scorecard) {
        Locale locale = LocaleContextHolder.getLocale();
        Map<UUID, WeightField> fields = new LinkedHashMap<>();
        for (SectionView section : scorecard.walk()) {
            fields.put(section.id(), WeightField.of(section.id(), section.weight(), locale));
            for (CriterionView criterion : section.criteria()) {
                if (criterion.scored() && criterion.bonus() == null) {
                    fields.put(criterion.id(), WeightField.of(criterion.id(), criterion.weight(), locale));
                }
            }
        }
        return fields;
    }

    private String change(
            UUID versionId,
            BindingResult binding,
            Runnable change,
            String view,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                change.run();
                return edited(versionId, redirect);
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        return Refused.view(response, page(versionId, view, model));
    }

    private static String edited(UUID versionId, RedirectAttributes redirect) {
        Flash.notice(redirect, "scorecard.flash.saved");
        return "redirect:/scorecards/versions/" + versionId + "/edit";
    }

    private String page(UUID versionId, String view, Model model) {
        model.addAttribute("version", queries.version(versionId, true));
        return view;
    }

    private @Nullable String said(@Nullable RuleViolation violation) {
        return violation == null
                ? null
                : messages.getMessage(
                        violation.messageKey(), violation.arguments().toArray(), LocaleContextHolder.getLocale());
    }
}
