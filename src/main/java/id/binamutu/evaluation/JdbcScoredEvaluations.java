package id.binamutu.evaluation;

import id.binamutu.knowledge.Article;
import id.binamutu.knowledge.Articles;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.scorecard.GivenAnswer;
import id.binamutu.scorecard.ScoreArithmetic;
import id.binamutu.scorecard.ScorecardView;
import id.binamutu.scorecard.Scorecards;
import id.binamutu.web.NotFoundException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class JdbcScoredEvaluations implements ScoredEvaluations {
    private final EvaluationStore store;
    private final Scorecards scorecards;
    private final Articles articles;

    JdbcScoredEvaluations(EvaluationStore store, Scorecards scorecards, Articles articles) {
        this.store = store;
        this.scorecards = scorecards;
        this.articles = articles;
    }

    @Override
    public BigDecimal score(UUID id) {
        return Objects.requireNonNull(submitted(id).score());
    }

    @Override
    public ScoredEvaluation read(UUID id) {
        EvaluationHead head = submitted(id);
        ScorecardView scorecard = scorecards.version(head.scorecardVersionId());
        Map<UUID, StoredAnswer> answers = store.answers(id);
        Map<UUID, GivenAnswer> given = Progress.given(scorecard, answers);
        Set<UUID> asked = scorecard.asked(given);
        Set<UUID> failed = ScoreArithmetic.score(scorecard, given).failed();
        List<FindingLine> findings = store.findings(id);
        Map<UUID, List<EvidenceView>> evidence =
                store.evidence(id).stream().collect(Collectors.groupingBy(EvidenceView::criterionId));
        List<ScoredCriterion> criteria = scorecard
                .criteria()
                .filter(CriterionView::scored)
                .map(criterion -> new ScoredCriterion(
                        criterion,
                        answers.getOrDefault(criterion.id(), StoredAnswer.blank(criterion.id()))
                                .code(),
                        answers.getOrDefault(criterion.id(), StoredAnswer.blank(criterion.id()))
                                .comment(),
                        asked.contains(criterion.id()),
                        failed.contains(criterion.id()),
                        !asked.contains(criterion.id()) || whole(criterion, given.get(criterion.id())),
                        evidence.getOrDefault(criterion.id(), List.of()),
                        findings.stream()
                                .filter(finding -> criterion.id().equals(finding.criterionId()))
                                .toList()))
                .toList();
        Set<UUID> named = findings.stream()
                .map(FindingLine::articleId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new ScoredEvaluation(
                id,
                head.revision(),
                head.current(),
                head.revision() == 1
                        ? null
                        : store.versions(head).stream()
                                .filter(version -> version.id().equals(id))
                                .findFirst()
                                .map(VersionLine::cause)
                                .orElse(null),
                head.interactionId(),
                head.happenedAt(),
                head.agentId(),
                head.teamId(),
                head.evaluatorId(),
                Objects.requireNonNull(head.score()),
                head.releasedAt(),
                scorecard,
                criteria,
                named.isEmpty()
                        ? Map.of()
                        : articles.named(named).stream().collect(Collectors.toMap(Article::id, Function.identity())));
    }

    private EvaluationHead submitted(UUID id) {
        EvaluationHead head = store.head(id);
        if (!head.submitted()) {
            throw new NotFoundException();
        }
        return head;
    }

    private static boolean whole(CriterionView criterion, @org.jspecify.annotations.Nullable GivenAnswer answer) {
        BigDecimal part = answer == null ? null : ScoreArithmetic.part(criterion, answer);
        return part == null || part.compareTo(BigDecimal.ONE) == 0;
    }
}
