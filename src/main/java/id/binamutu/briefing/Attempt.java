package id.binamutu.briefing;

import java.time.Instant;
import java.util.List;

/**
 * A quiz as it was handed in.
 *
 * @param answers chosen option of each question in their order, from 1
 */
record Attempt(
        int number, List<Integer> answers, int rightCount, int questionCount, boolean passed, Instant submittedAt) {
    Attempt {
        answers = List.copyOf(answers);
    }

    /** Numbers of the questions that were answered wrongly. */
    public List<Integer> wrong(List<Question> questions) {
        return questions.stream()
                .filter(question -> answers.get(question.position() - 1) != question.right())
                .map(Question::position)
                .toList();
    }
}
