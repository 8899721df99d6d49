package id.binamutu.evaluation;

import id.binamutu.people.Viewer;
import id.binamutu.scorecard.ConditionView;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.CriticalEffect;
import id.binamutu.scorecard.OptionView;
import id.binamutu.scorecard.Score;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.web.Flash;
import id.binamutu.web.Formats;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Scoring: a page with one key per answer, and the same page without scripts. */
@Controller
@PreAuthorize("hasRole('TEAM_LEADER')")
class ScoringController {
    /** Sent by our own script: then the answer is data or a piece of page instead of a redirect. */
    private static final String BY_SCRIPT = "X-Requested-With";

    /** The tab that sends it; a page without scripts sends none. */
    private static final String TAB = "X-Tab";

    private final EvaluationService service;
    private final DraftService drafts;
    private final EvaluationLists lists;
    private final Desks desks;
    private final Formats formats;
    private final MessageSource messages;
    private final Clock clock;

    ScoringController(
            EvaluationService service,
            DraftService drafts,
            EvaluationLists lists,
            Desks desks,
            Formats formats,
            MessageSource messages,
            Clock clock) {
        this.service = service;
        this.drafts = drafts;
        this.lists = lists;
        this.desks = desks;
        this.formats = formats;
        this.messages = messages;
        this.clock = clock;
    }

    /** What the page shows after one answer was saved. Figures are as they are read. */
    record Saved(int revision, String savedAt, Running running) {}

    /** @param score a dash while nothing counts */
    record Running(
            String score,
            long answered,
            long total,
            List<String> critical,
            List<Effect> effects,
            Map<UUID, String> sections,
            List<UUID> failed,
            Set<UUID> asked) {}

    /** What a critical failure did to the score, in words. */
    record Effect(UUID criterionId, String words) {}

    /** @param from as it is read */
    record Stretch(UUID id, String from, String to) {}

    record Problem(String message, List<FieldProblem> fields) {}

    record FieldProblem(String field, String message) {}

    /** @param since when this tab, or the one that holds the draft instead, took its place; as it is read */
    record Held(boolean held, String name, String since, String message) {}

    /** What another tab stored meanwhile. */
    record Conflict(String message, String code, @Nullable String comment, List<UUID> causes, int revision) {}

    /** Opens the draft of a sample, or begins it; a browser that only looks ahead begins nothing. */
    @GetMapping("/samples/{sampleId}/evaluation")
    Object start(
            @PathVariable UUID sampleId,
            @RequestHeader(name = "Sec-Purpose", required = false) @Nullable String purpose,
            Viewer viewer) {
        if (purpose != null) {
            return ResponseEntity.noContent().build();
        }
        return "redirect:/evaluations/" + service.start(sampleId, viewer) + "/edit";
    }

    @GetMapping("/evaluations/{id}/edit")
    String edit(@PathVariable UUID id, Viewer viewer, Model model) {
        EvaluationView view = service.view(id, viewer);
        if (view.head().submitted()) {
            return "redirect:/evaluations/" + id;
        }
        model.addAttribute("form", new FindingForm(null, FindingKind.WRONG_INFORMATION, Severity.MAJOR, "", "", null));
        return scoringPage(view, viewer, model);
    }

    /** The page takes its place at the draft, and says now and then that it is still there. */
    @PostMapping(value = "/evaluations/{id}/desk", produces = "application/json")
    ResponseEntity<Held> sit(
            @PathVariable UUID id,
            @RequestParam String tab,
            @RequestParam(defaultValue = "false") boolean take,
            @RequestParam(defaultValue = "0") long activeMs,
            Viewer viewer) {
        try {
            Instant since = drafts.sit(id, new AtDesk(tab, activeMs), take, viewer);
            return ResponseEntity.ok(new Held(true, viewer.name(), formats.time(since), ""));
        } catch (DeskTaken taken) {
            // A draft is its evaluator's only: it is the same person in another tab or at another machine.
            return ResponseEntity.status(409)
                    .body(new Held(false, viewer.name(), formats.time(taken.since()), message(taken)));
        }
    }

    @ExceptionHandler
    ResponseEntity<Problem> taken(DeskTaken taken) {
        return ResponseEntity.status(423).body(new Problem(message(taken), List.of()));
    }

    @PostMapping(value = "/evaluations/{id}/answers/{criterionId}", produces = "application/json")
    ResponseEntity<?> answer(
            @PathVariable UUID id,
            @PathVariable UUID criterionId,
            @RequestParam(required = false) @Nullable String answer,
            @RequestParam(required = false) @Nullable String comment,
            @RequestParam(defaultValue = "") List<UUID> causes,
            @RequestParam(defaultValue = "0") int revision,
            @RequestParam(defaultValue = "0") long activeMs,
            @RequestHeader(name = TAB, required = false) @Nullable String tab,
            Viewer viewer) {
        try {
            SavedAnswer saved =
                    drafts.save(id, criterionId, answer, comment, causes, revision, new AtDesk(tab, activeMs), viewer);
            return ResponseEntity.ok(new Saved(saved.revision(), time(saved.savedAt()), running(saved.progress())));
        } catch (AnswerConflict conflict) {
            StoredAnswer stored = conflict.stored();
            return ResponseEntity.status(409)
                    .body(new Conflict(
                            message("evaluation.error.otherTabHere"),
                            stored.code(),
                            stored.comment(),
                            stored.causes(),
                            stored.revision()));
        } catch (RuleViolation violation) {
            return ResponseEntity.status(422).body(new Problem(message(violation), List.of()));
        }
    }

    /** The whole form at once, as a browser without scripts sends it. */
    @PostMapping("/evaluations/{id}/answers")
    String answers(
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        // What can be chosen several times is one code with commas.
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, values) -> fields.put(
                name, values.stream().filter(value -> !value.isBlank()).collect(Collectors.joining(","))));
        try {
            drafts.saveAll(id, fields, viewer);
        } catch (RuleViolation violation) {
            EvaluationView view = service.draftWith(id, fields, viewer);
            if (view.head().submitted()) {
                throw violation;
            }
            model.addAttribute(
                    "form", new FindingForm(null, FindingKind.WRONG_INFORMATION, Severity.MAJOR, "", "", null));
            model.addAttribute("problem", message(violation));
            return Refused.view(response, scoringPage(view, viewer, model));
        }
        if (fields.containsKey("check")) {
            return "redirect:/evaluations/" + id + "/check";
        }
        Flash.notice(redirect, "evaluation.flash.saved");
        return "redirect:/evaluations/" + id + "/edit";
    }

    @PostMapping(value = "/evaluations/{id}/evidence", produces = "application/json")
    ResponseEntity<?> addEvidence(
            @PathVariable UUID id,
            @RequestParam UUID criterionId,
            @RequestParam int position,
            @RequestParam(required = false) @Nullable String quote,
            @RequestParam(defaultValue = "0") long activeMs,
            @RequestHeader(name = TAB, required = false) @Nullable String tab,
            Viewer viewer) {
        try {
            UUID evidence = drafts.addEvidence(id, criterionId, position, quote, new AtDesk(tab, activeMs), viewer);
            return ResponseEntity.ok(Map.of("id", evidence));
        } catch (RuleViolation violation) {
            return ResponseEntity.status(422).body(new Problem(message(violation), List.of()));
        }
    }

    @PostMapping(value = "/evaluations/{id}/stretches", produces = "application/json")
    ResponseEntity<?> addStretch(
            @PathVariable UUID id,
            @RequestParam UUID criterionId,
            @RequestParam UUID recordingId,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam(defaultValue = "0") long activeMs,
            @RequestHeader(name = TAB, required = false) @Nullable String tab,
            Viewer viewer) {
        try {
            UUID stretch = drafts.addStretch(id, criterionId, recordingId, from, to, new AtDesk(tab, activeMs), viewer);
            return ResponseEntity.ok(new Stretch(stretch, formats.position(from), formats.position(to)));
        } catch (RuleViolation violation) {
            return ResponseEntity.status(422).body(new Problem(message(violation), List.of()));
        }
    }

    @PostMapping(value = "/evaluations/{id}/evidence/{evidenceId}/removal", produces = "application/json")
    ResponseEntity<?> removeEvidence(
            @PathVariable UUID id,
            @PathVariable UUID evidenceId,
            @RequestParam(defaultValue = "0") long activeMs,
            @RequestHeader(name = TAB, required = false) @Nullable String tab,
            Viewer viewer) {
        try {
            drafts.removeEvidence(id, evidenceId, new AtDesk(tab, activeMs), viewer);
            return ResponseEntity.noContent().build();
        } catch (RuleViolation violation) {
            return ResponseEntity.status(422).body(new Problem(message(violation), List.of()));
        }
    }

    @PostMapping("/evaluations/{id}/findings")
    Object addFinding(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") FindingForm form,
            BindingResult binding,
            @RequestParam(required = false) @Nullable UUID once,
            @RequestParam(defaultValue = "0") long activeMs,
            @RequestHeader(name = TAB, required = false) @Nullable String tab,
            @RequestHeader(name = BY_SCRIPT, required = false) @Nullable String byScript,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!binding.hasErrors()) {
            try {
                UUID finding = drafts.addFinding(id, once, form, new AtDesk(tab, activeMs), viewer);
                if (byScript != null) {
                    return findings(service.view(id, viewer), model);
                }
                Flash.notice(redirect, "evaluation.flash.findingAdded");
                return "redirect:/evaluations/" + id + "/edit#finding-" + finding;
            } catch (RuleViolation violation) {
                violation.rejectIn(binding);
            }
        }
        if (byScript != null) {
            return ResponseEntity.status(422).body(problem(binding));
        }
        return Refused.view(response, scoringPage(service.draftWith(id, Map.of(), viewer), viewer, model));
    }

    @PostMapping("/evaluations/{id}/findings/{findingId}/removal")
    Object removeFinding(
            @PathVariable UUID id,
            @PathVariable UUID findingId,
            @RequestParam(defaultValue = "0") long activeMs,
            @RequestHeader(name = TAB, required = false) @Nullable String tab,
            @RequestHeader(name = BY_SCRIPT, required = false) @Nullable String byScript,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect) {
        try {
            drafts.removeFinding(id, findingId, new AtDesk(tab, activeMs), viewer);
        } catch (RuleViolation violation) {
            if (byScript != null) {
                return ResponseEntity.status(422).body(new Problem(message(violation), List.of()));
            }
            throw violation;
        }
        if (byScript != null) {
            return findings(service.view(id, viewer), model);
        }
        Flash.notice(redirect, "evaluation.flash.findingRemoved");
        return "redirect:/evaluations/" + id + "/edit";
    }

    @GetMapping("/evaluations/{id}/check")
    String check(@PathVariable UUID id, Viewer viewer, Model model) {
        EvaluationView view = service.view(id, viewer);
        if (view.head().submitted()) {
            return "redirect:/evaluations/" + id;
        }
        model.addAttribute("release", service.usualRelease());
        return checkPage(view, model);
    }

    @PostMapping("/evaluations/{id}/submission")
    String submit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean next,
            @ModelAttribute("release") ReleaseForm release,
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            service.submit(id, release, viewer);
        } catch (RuleViolation violation) {
            model.addAttribute("problem", message(violation));
            return Refused.view(response, checkPage(service.view(id, viewer), model));
        }
        Flash.notice(redirect, "evaluation.flash.submitted");
        return next ? next(id, viewer) : "redirect:/evaluations/" + id;
    }

    /** The next sample of the queue that nobody is at work on. */
    @PostMapping("/evaluations/next")
    String claim(Viewer viewer, RedirectAttributes redirect) {
        return service.claim(viewer)
                .map(id -> "redirect:/evaluations/" + id + "/edit")
                .orElseGet(() -> {
                    Flash.notice(redirect, "evaluation.flash.nothingWaits");
                    return "redirect:/evaluations";
                });
    }

    @GetMapping("/evaluations/{id}/next")
    String next(@PathVariable UUID id, Viewer viewer) {
        return service.next(id, viewer)
                .map(sample -> "redirect:/samples/" + sample + "/evaluation")
                .orElse("redirect:/evaluations");
    }

    private String checkPage(EvaluationView view, Model model) {
        model.addAttribute("evaluation", view);
        model.addAttribute("running", running(view.progress()));
        return "evaluation/check";
    }

    private String scoringPage(EvaluationView view, Viewer viewer, Model model) {
        model.addAttribute("evaluation", view);
        model.addAttribute("running", running(view.progress()));
        model.addAttribute("conditions", conditions(view.scorecard()));
        Desks.Work work = desks.work(view.head().id(), viewer.id(), lists.startOfToday());
        model.addAttribute("activeSeconds", work.activeSeconds());
        model.addAttribute("today", lists.today(viewer, work.doneToday()));
        model.addAttribute("articles", service.articlesFor(view.head()));
        model.addAttribute("kinds", FindingKind.values());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("otherDraft", service.otherDraft(view.head()).orElse(null));
        return "evaluation/edit";
    }

    private static String findings(EvaluationView view, Model model) {
        model.addAttribute("evaluation", view);
        return "evaluation/_findings :: all(evaluation=${evaluation})";
    }

    private Running running(Progress progress) {
        List<String> critical = new ArrayList<>();
        critical("CUSTOMER", progress.score().customerCritical(), critical);
        critical("BUSINESS", progress.score().businessCritical(), critical);
        critical("COMPLIANCE", progress.score().complianceCritical(), critical);
        Map<UUID, String> sections = new LinkedHashMap<>();
        progress.score().sections().forEach((id, score) -> sections.put(id, formats.number(score)));
        return new Running(
                formats.number(progress.score().total()),
                progress.answered(),
                progress.total(),
                critical,
                progress.score().effects().stream().map(this::effect).toList(),
                sections,
                List.copyOf(progress.score().failed()),
                progress.asked());
    }

    private Effect effect(Score.Effect effect) {
        boolean changed =
                effect.effect() == CriticalEffect.COUNT_ONLY || !Objects.equals(effect.before(), effect.after());
        return new Effect(
                effect.criterionId(),
                message(
                        "evaluation.effect." + (changed ? effect.effect().name() : "none"),
                        message("evaluation.effect.class." + effect.criticalClass()),
                        formats.number(effect.before()),
                        formats.number(effect.after())));
    }

    /** Of each criterion that is asked only under a condition: which one, in words. */
    private Map<UUID, String> conditions(ScorecardView scorecard) {
        Map<UUID, String> words = new HashMap<>();
        scorecard.criteria().forEach(criterion -> {
            ConditionView condition = criterion.condition();
            if (condition != null) {
                CriterionView other =
                        scorecard.criterion(condition.criterionId()).orElseThrow();
                String labels = other.codes().stream()
                        .filter(condition.codes()::contains)
                        .map(code -> label(other, code))
                        .collect(Collectors.joining(" / "));
                words.put(criterion.id(), other.number() + ": " + labels);
            }
        });
        return words;
    }

    private String label(CriterionView criterion, String code) {
        return switch (code) {
            case "yes", "no", "na" -> message("evaluation.answer." + code);
            default ->
                criterion.options().stream()
                        .filter(option -> option.id().toString().equals(code))
                        .map(OptionView::label)
                        .findFirst()
                        .orElse(code);
        };
    }

    private void critical(String name, int count, List<String> texts) {
        if (count > 0) {
            texts.add(messages.getMessage(
                    "evaluation.critical." + name, new Object[] {count}, LocaleContextHolder.getLocale()));
        }
    }

    private Problem problem(BindingResult binding) {
        return new Problem(
                message("evaluation.error.form"),
                binding.getAllErrors().stream()
                        .map(error -> new FieldProblem(
                                error instanceof FieldError field ? field.getField() : "",
                                messages.getMessage(error, LocaleContextHolder.getLocale())))
                        .toList());
    }

    private String time(Instant instant) {
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals("en");
        return DateTimeFormatter.ofPattern(english ? "HH:mm:ss" : "HH.mm.ss").format(instant.atZone(clock.getZone()));
    }

    private String message(DeskTaken taken) {
        return messages.getMessage(
                "evaluation.error.desk", new Object[] {formats.time(taken.since())}, LocaleContextHolder.getLocale());
    }

    private String message(RuleViolation violation) {
        return messages.getMessage(
                violation.messageKey(), violation.arguments().toArray(), LocaleContextHolder.getLocale());
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
