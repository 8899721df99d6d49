package id.binamutu.briefing;

import static java.util.Objects.requireNonNull;

import id.binamutu.audit.Trail;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an invited agent answers. */
@Service
class QuizService {
    private final BriefingRepository briefings;
    private final BriefingService service;
    private final BriefingBoard board;
    private final JdbcClient jdbc;
    private final Worklist worklist;
    private final Trail trail;
    private final Clock clock;

    QuizService(
            BriefingRepository briefings,
            BriefingService service,
            BriefingBoard board,
            JdbcClient jdbc,
            Worklist worklist,
            Trail trail,
            Clock clock) {
        this.briefings = briefings;
        this.service = service;
        this.board = board;
        this.jdbc = jdbc;
        this.worklist = worklist;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Takes an attempt. The same attempt handed in twice counts once, as it came first.
     *
     * @param number of the attempt, from 1, as the page offered it
     * @param answers chosen option by question; every question must have one
     */
    @Transactional
    void submit(UUID briefingId, UUID agentId, int number, Map<UUID, Integer> answers) {
        Terms terms = jdbc.sql("""
                        select b.state, b.pass_mark, b.attempts_allowed
                        from briefing b join briefing_invitee i on i.briefing_id = b.id
                        where b.id = ? and i.agent_id = ? for share of b for update of i
                        """)
                .params(briefingId, agentId)
                .query(Terms.class)
                .optional()
                .orElseThrow(NotFoundException::new);
        Invitee invitee = board.invitee(briefingId, agentId);
        if (number <= invitee.attempts()) {
            return;
        }
        if (!terms.state().takesAnswers()) {
            throw RuleViolation.of("briefing.quiz.closed");
        }
        if (invitee.passed() || invitee.attempts() >= terms.attemptsAllowed() || number != invitee.attempts() + 1) {
            throw RuleViolation.of("briefing.quiz.over");
        }
        List<Question> questions = board.questions(briefingId);
        Integer[] chosen = questions.stream()
                .map(question -> {
                    Integer option = answers.get(question.id());
                    if (option == null
                            || option < 1
                            || option > question.options().size()) {
                        throw RuleViolation.of("briefing.quiz.incomplete");
                    }
                    return option;
                })
                .toArray(Integer[]::new);
        if (chosen.length == 0) {
            throw RuleViolation.of("briefing.quiz.closed");
        }
        long right = questions.stream()
                .filter(question -> requireNonNull(answers.get(question.id())) == question.right())
                .count();
        boolean passed = right * 100 >= (long) terms.passMark() * chosen.length;
        jdbc.sql("""
                        insert into briefing_quiz_attempt
                          (briefing_id, agent_id, number, answers, right_count, question_count, passed, submitted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        briefingId,
                        agentId,
                        number,
                        chosen,
                        (int) right,
                        chosen.length,
                        passed,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (passed || number >= terms.attemptsAllowed()) {
            worklist.done(BriefingService.QUIZ, briefingId, agentId);
        }
        if (!passed && number >= terms.attemptsAllowed()) {
            service.offerCatchUps(briefings.findById(briefingId).orElseThrow());
        }
        trail.record(
                "briefing.quiz.answered",
                BriefingService.SUBJECT,
                briefingId,
                Map.of("agent", agentId, "number", number, "right", right, "passed", passed));
    }

    private record Terms(BriefingState state, int passMark, int attemptsAllowed) {}
}
