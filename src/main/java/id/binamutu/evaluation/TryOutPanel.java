package id.binamutu.evaluation;

import id.binamutu.interaction.Conversation;
import id.binamutu.interaction.InteractionPanel;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.scorecard.Scorecards;
import id.binamutu.scorecard.VersionName;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** From a conversation to trying a draft out on it. */
@Component
class TryOutPanel implements InteractionPanel {
    private final Scorecards scorecards;

    TryOutPanel(Scorecards scorecards) {
        this.scorecards = scorecards;
    }

    record Drafts(String conversationId, List<VersionName> versions) {}

    @Override
    public Optional<View> of(Conversation conversation, Viewer viewer) {
        if (!viewer.is(Role.QUALITY_CONTROL) || conversation.disposed()) {
            return Optional.empty();
        }
        List<VersionName> drafts = scorecards.drafts();
        return drafts.isEmpty()
                ? Optional.empty()
                : Optional.of(new View(
                        "evaluation/_tryout", new Drafts(conversation.summary().conversationId(), drafts)));
    }
}
