package id.binamutu.briefing;

import id.binamutu.people.Viewer;
import id.binamutu.web.Flash;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.Refused;
import id.binamutu.web.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** The quiz: its questions for the leader, its answers for the agents. */
@Controller
@PreAuthorize(BriefingController.LEADERS)
class QuizController {
    private final BriefingService service;
    private final QuizService quiz;
    private final BriefingBoard board;
    private final BriefingPages pages;

    QuizController(BriefingService service, QuizService quiz, BriefingBoard board, BriefingPages pages) {
        this.service = service;
        this.quiz = quiz;
        this.board = board;
        this.pages = pages;
    }

    @GetMapping("/briefings/{id}/questions/new")
    String newQuestion(@PathVariable UUID id, Viewer viewer, Model model) {
        requireOwn(id, viewer, model);
        model.addAttribute("form", QuestionForm.empty());
        return "briefing/question";
    }

    @PostMapping("/briefings/{id}/questions")
    String ask(
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return keep(id, null, form, errors, viewer, model, redirect, response);
    }

    @GetMapping("/briefings/{id}/questions/{questionId}/edit")
    String edit(@PathVariable UUID id, @PathVariable UUID questionId, Viewer viewer, Model model) {
        requireOwn(id, viewer, model);
        Question question = board.questions(id).stream()
                .filter(asked -> asked.id().equals(questionId))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        model.addAttribute("form", QuestionForm.of(question));
        model.addAttribute("questionId", questionId);
        return "briefing/question";
    }

    @PostMapping("/briefings/{id}/questions/{questionId}")
    String change(
            @PathVariable UUID id,
            @PathVariable UUID questionId,
            @Valid @ModelAttribute("form") QuestionForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        return keep(id, questionId, form, errors, viewer, model, redirect, response);
    }

    private String keep(
            UUID id,
            @Nullable UUID questionId,
            QuestionForm form,
            BindingResult errors,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        requireOwn(id, viewer, model);
        if (!errors.hasErrors()) {
            try {
                service.ask(id, questionId, form, viewer);
                Flash.notice(redirect, "briefing.question.kept");
                return "redirect:/briefings/" + id + "#quiz";
            } catch (RuleViolation violation) {
                violation.rejectIn(errors);
            }
        }
        model.addAttribute("questionId", questionId);
        return Refused.view(response, "briefing/question");
    }

    @PostMapping("/briefings/{id}/questions/{questionId}/removal")
    String drop(
            @PathVariable UUID id,
            @PathVariable UUID questionId,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            service.dropQuestion(id, questionId, viewer);
            Flash.notice(redirect, "briefing.question.dropped");
            return "redirect:/briefings/" + id + "#quiz";
        } catch (RuleViolation violation) {
            model.addAttribute("refusal", violation);
            return Refused.view(response, pages.show(id, viewer, model));
        }
    }

    @PostMapping("/briefings/{id}/quiz-opening")
    String open(
            @PathVariable UUID id,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            service.openQuiz(id, viewer);
            Flash.notice(redirect, "briefing.quiz.opened");
            return "redirect:/briefings/" + id + "#quiz";
        } catch (RuleViolation violation) {
            model.addAttribute("refusal", violation);
            return Refused.view(response, pages.show(id, viewer, model));
        }
    }

    @PreAuthorize("hasRole('AGENT')")
    @GetMapping("/briefings/{id}/quiz")
    String quiz(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean again, Viewer viewer, Model model) {
        return quizPage(id, again, Map.of(), viewer, model);
    }

    /** Fields are named {@code answer.<question>}; {@code number} is the attempt that the page offered. */
    @PreAuthorize("hasRole('AGENT')")
    @PostMapping("/briefings/{id}/quiz")
    String answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int number,
            @RequestParam Map<String, String> fields,
            Viewer viewer,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        board.invitee(id, viewer.id());
        Map<UUID, Integer> answers = new HashMap<>();
        for (Question question : board.questions(id)) {
            String value = fields.get("answer." + question.id());
            if (value != null && value.matches("[1-6]")) {
                answers.put(question.id(), Integer.valueOf(value));
            }
        }
        try {
            quiz.submit(id, viewer.id(), number, answers);
            Flash.notice(redirect, "briefing.quiz.submitted");
            return "redirect:/briefings/" + id + "/quiz";
        } catch (RuleViolation violation) {
            model.addAttribute("refusal", violation);
            Map<String, Integer> chosen = new HashMap<>();
            answers.forEach((question, option) -> chosen.put(question.toString(), option));
            return Refused.view(response, quizPage(id, true, chosen, viewer, model));
        }
    }

    private String quizPage(UUID id, boolean again, Map<String, Integer> chosen, Viewer viewer, Model model) {
        BriefingView briefing = pages.header(id, viewer, model);
        Invitee mine = board.invitee(id, viewer.id());
        List<Question> questions = board.questions(id);
        boolean open = briefing.state().takesAnswers() && !questions.isEmpty();
        boolean mayAnswer = open && !mine.passed() && mine.attempts() < briefing.attemptsAllowed();
        if (!open && mine.last() == null) {
            throw new NotFoundException();
        }
        model.addAttribute("mine", mine);
        model.addAttribute("questions", questions);
        model.addAttribute("mayAnswer", mayAnswer);
        if (mayAnswer && (again || mine.last() == null)) {
            model.addAttribute("chosen", chosen);
            model.addAttribute("number", mine.attempts() + 1);
            return "briefing/quiz";
        }
        model.addAttribute("wrong", mine.wrong(questions));
        return "briefing/result";
    }

    private void requireOwn(UUID id, Viewer viewer, Model model) {
        if (!viewer.leads(pages.header(id, viewer, model).teamId())) {
            throw new NotFoundException();
        }
    }
}
