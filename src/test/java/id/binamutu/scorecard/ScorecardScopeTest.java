package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.web.RuleViolation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which of several scorecards a conversation is judged by. */
@BinaMutuTest
class ScorecardScopeTest {
    private static final LocalDate DAY = TestScorecards.EFFECTIVE.plusDays(40);

    @Autowired
    ScorecardService service;

    @Autowired
    Scorecards scorecards;

    @Autowired
    TestScorecards made;

    @Autowired
    TestOrganisation organisation;

    Viewer quality;
    String channel;
    String topic;
    UUID team;

    @BeforeEach
    void aConversation() {
        quality = made.quality();
        channel = made.channel();
        topic = "topik-" + UUID.randomUUID();
        team = organisation.team().id();
    }

    @Test
    void teamGoesBeforeTopicAndTopicBeforeChannel() {
        UUID forChannel = published(channel, null, List.of(), TestScorecards.EFFECTIVE);
        assertThat(found()).hasValue(forChannel);
        UUID forTopic = published(null, topic, List.of(), TestScorecards.EFFECTIVE);
        assertThat(found()).hasValue(forTopic);
        UUID forTopicAndChannel = published(channel, topic, List.of(), TestScorecards.EFFECTIVE);
        assertThat(found()).hasValue(forTopicAndChannel);
        UUID forTeam = published(null, null, List.of(team), TestScorecards.EFFECTIVE);
        assertThat(found()).hasValue(forTeam);
        UUID forAllThree = published(channel, topic, List.of(team), TestScorecards.EFFECTIVE);
        assertThat(found()).hasValue(forAllThree);
    }

    @Test
    void ofTwoThatAreEquallySpecificTheOneThatTookEffectLastIsTaken() {
        UUID later = published(channel, topic, List.of(), TestScorecards.EFFECTIVE.plusDays(30));
        UUID earlier = published(channel, topic, List.of(), TestScorecards.EFFECTIVE);
        assertThat(found()).hasValue(later);
        assertThat(scorecards.versionFor(channel, topic, team, TestScorecards.EFFECTIVE))
                .hasValue(earlier);
    }

    @Test
    void ofTwoThatTookEffectOnTheSameDayTheFirstByNameIsTaken() {
        UUID one = published(channel, topic, List.of(), TestScorecards.EFFECTIVE);
        UUID two = published(channel, topic, List.of(), TestScorecards.EFFECTIVE);
        UUID first = scorecards
                                .version(one)
                                .name()
                                .compareToIgnoreCase(scorecards.version(two).name())
                        < 0
                ? one
                : two;
        assertThat(found()).hasValue(first);
    }

    @Test
    void whatIsForAnotherTeamOrTopicIsNotTaken() {
        UUID general = published(channel, null, List.of(), TestScorecards.EFFECTIVE);
        published(channel, "topik-lain-" + UUID.randomUUID(), List.of(), TestScorecards.EFFECTIVE);
        published(channel, null, List.of(organisation.team().id()), TestScorecards.EFFECTIVE);
        assertThat(found()).hasValue(general);
        assertThat(scorecards.versionFor(channel, null, null, DAY)).hasValue(general);
    }

    @Test
    void topicsAreComparedWhateverTheirCase() {
        UUID forTopic =
                published(channel, topic.toUpperCase(java.util.Locale.ROOT), List.of(), TestScorecards.EFFECTIVE);
        assertThat(scorecards.versionFor(channel, " " + topic.toUpperCase(java.util.Locale.ROOT), team, DAY))
                .hasValue(forTopic);
    }

    @Test
    void teamThatDoesNotExistIsRefused() {
        UUID draft = made.draft(channel, quality);
        assertThatThrownBy(() ->
                        service.describe(draft, new DescriptionForm(channel, null, List.of(UUID.randomUUID()), null)))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("scorecard.error.teamUnknown");
    }

    private Optional<UUID> found() {
        return scorecards.versionFor(channel, topic, team, DAY);
    }

    private UUID published(
            @Nullable String channels, @Nullable String topics, List<UUID> teams, LocalDate effectiveOn) {
        UUID draft = made.draft(channel, quality);
        service.describe(draft, new DescriptionForm(channels, topics, teams, null));
        made.publish(draft, effectiveOn, null);
        return draft;
    }
}
