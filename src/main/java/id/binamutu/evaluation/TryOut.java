package id.binamutu.evaluation;

import id.binamutu.interaction.Conversation;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.Score;
import id.binamutu.scorecard.ScoreArithmetic;
import id.binamutu.scorecard.ScorecardView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A conversation scored with a draft to see what comes out. It lives on the page alone: nothing of it is stored, so nothing of it
 * can be counted, and leaving the page throws it away.
 *
 * @param codes what was chosen, by criterion
 * @param refused criteria whose answer is none that they allow; they do not count
 */
record TryOut(
        ScorecardView scorecard,
        Conversation conversation,
        String agent,
        Map<UUID, String> codes,
        Set<UUID> asked,
        Set<UUID> refused,
        Score score) {

    static TryOut of(ScorecardView scorecard, Conversation conversation, String agent, Map<UUID, String> codes) {
        Map<UUID, GivenAnswer> answers = new HashMap<>();
        Set<UUID> refused = new HashSet<>();
        scorecard.criteria().filter(CriterionView::scored).forEach(criterion -> {
            String code = codes.getOrDefault(criterion.id(), "");
            if (!code.isEmpty()) {
                try {
                    answers.put(criterion.id(), criterion.answer(code));
                } catch (IllegalArgumentException notAllowed) {
                    refused.add(criterion.id());
                }
            }
        });
        return new TryOut(
                scorecard,
                conversation,
                agent,
                codes,
                scorecard.asked(answers),
                refused,
                ScoreArithmetic.score(scorecard, answers));
    }

    public String code(CriterionView criterion) {
        return codes.getOrDefault(criterion.id(), "");
    }

    public boolean chosen(CriterionView criterion, UUID option) {
        return List.of(code(criterion).split(",")).contains(option.toString());
    }

    public boolean asks(CriterionView criterion) {
        return asked.contains(criterion.id());
    }

    public boolean refuses(CriterionView criterion) {
        return refused.contains(criterion.id());
    }

    public CriterionView criterion(UUID id) {
        return scorecard.criterion(id).orElseThrow();
    }

    public List<CriterionView> unasked() {
        return scorecard.criteria().filter(criterion -> !asks(criterion)).toList();
    }

    public List<CriterionView> badlyAnswered() {
        return scorecard.criteria().filter(this::refuses).toList();
    }

    public long answered() {
        return scorecard
                .criteria()
                .filter(criterion -> asks(criterion)
                        && !refuses(criterion)
                        && !code(criterion).isEmpty())
                .count();
    }

    public long total() {
        return scorecard
                .criteria()
                .filter(criterion -> criterion.scored() && asks(criterion))
                .count();
    }
}
