package id.binamutu.evaluation;

import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.Message;
import id.binamutu.knowledge.Article;
import id.binamutu.people.PersonName;
import id.binamutu.recording.Player;
import id.binamutu.scorecard.ScorecardView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as its pages show it.
 *
 * @param score the running one of a draft, the stored one afterwards; null while nothing counts
 * @param recording null when the conversation has none
 * @param otherFindings those that hang on no single criterion
 * @param articles that the findings name, by id
 * @param acknowledgement null until the agent has acknowledged it
 * @param versions all of them, the first one first; empty while there is only one
 * @param withdrawn findings that do not stand any more since this version
 */
record EvaluationView(
        EvaluationHead head,
        ScorecardView scorecard,
        Conversation conversation,
        @Nullable Player recording,
        PersonName agent,
        PersonName evaluator,
        Progress progress,
        @Nullable BigDecimal score,
        @Nullable Band band,
        List<SectionState> sections,
        List<FindingLine> findings,
        List<FindingLine> otherFindings,
        List<Missing> missing,
        Map<UUID, Article> articles,
        @Nullable AcknowledgementView acknowledgement,
        List<VersionLine> versions,
        List<FindingLine> withdrawn) {

    /** The version that stands; only where there are several. */
    public Optional<VersionLine> standing() {
        return versions.stream().filter(VersionLine::current).findFirst();
    }

    /** How this version came about; empty for the first. */
    public Optional<VersionLine> revision() {
        return versions.stream()
                .filter(version -> version.id().equals(head.id()) && version.cause() != null)
                .findFirst();
    }

    /** Length of the conversation; null when it has no end. */
    public @Nullable Long seconds() {
        return conversation.summary().endedAt() == null
                ? null
                : java.time.Duration.between(
                                conversation.summary().startedAt(),
                                conversation.summary().endedAt())
                        .toSeconds();
    }

    /** The text of a message. */
    public String said(int position) {
        return conversation.messages().stream()
                .filter(message -> message.position() == position)
                .map(Message::text)
                .findFirst()
                .orElse("");
    }

    /** What the verdict is, or would be if it were submitted now. */
    public Verdict verdict() {
        return head.verdict() != null ? head.verdict() : EvaluationService.verdict(progress.score(), findings.size());
    }
}
