package id.binamutu.briefing;

import id.binamutu.minutes.MinutesForm;
import id.binamutu.minutes.MinutesSigner;
import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo content needs of this package. */
@Component
@Profile("demo")
public class BriefingDemo {
    private final BriefingService service;
    private final QuizService quiz;
    private final BriefingBoard board;

    BriefingDemo(BriefingService service, QuizService quiz, BriefingBoard board) {
        this.service = service;
        this.quiz = quiz;
        this.board = board;
    }

    /** @param right which option is right, from 1 */
    public record DemoQuestion(String question, List<String> options, int right) {}

    public UUID plan(
            UUID teamId,
            String title,
            LocalDateTime at,
            String place,
            String material,
            List<UUID> articles,
            List<DemoQuestion> questions,
            LocalDate quizDueOn,
            Viewer leader) {
        UUID id = service.plan(
                new BriefingForm(teamId, title, at, place, material, articles, null, 70, 2, quizDueOn, null), leader);
        for (DemoQuestion question : questions) {
            List<String> options = question.options();
            service.ask(
                    id,
                    null,
                    new QuestionForm(
                            question.question(),
                            options.get(0),
                            options.get(1),
                            options.size() > 2 ? options.get(2) : null,
                            null,
                            null,
                            null,
                            question.right(),
                            null),
                    leader);
        }
        return id;
    }

    /** @param attendance of an agent, as {@link Attendance} names it */
    public void hold(UUID id, Function<UUID, String> attendance, Viewer leader) {
        service.noteAttendance(
                id,
                board.invitees(id).stream()
                        .collect(Collectors.toMap(
                                Invitee::agentId, each -> Attendance.valueOf(attendance.apply(each.agentId())))),
                leader);
    }

    /** Answers the quiz: all right, or all wrong at first and then right. */
    public void answer(UUID id, boolean knows, Viewer agent) {
        List<Question> questions = board.questions(id);
        int number = 1;
        if (!knows) {
            quiz.submit(id, agent.id(), number++, answers(questions, 1));
        }
        quiz.submit(id, agent.id(), number, answers(questions, 0));
    }

    private static java.util.Map<UUID, Integer> answers(List<Question> questions, int beside) {
        return questions.stream()
                .collect(Collectors.toMap(
                        Question::id,
                        question -> 1
                                + (question.right() - 1 + beside)
                                        % question.options().size()));
    }

    public void catchUp(UUID id, UUID agentId, LocalDate heldOn, String note, Viewer leader) {
        service.recordCatchUp(id, agentId, heldOn, note, leader);
    }

    public void close(UUID id, Viewer leader) {
        service.close(id, leader);
    }

    public void signMinutes(
            UUID id,
            LocalDateTime heldAt,
            String place,
            String present,
            String points,
            String decisions,
            String actions,
            String meaning,
            @Nullable String password,
            Viewer leader) {
        service.writeMinutes(id, new MinutesForm(place, heldAt, present, points, decisions, actions), leader);
        service.signMinutes(
                id, new MinutesSigner(leader.id(), leader.name(), "TEAM_LEADER", meaning, true, password), leader);
    }
}
