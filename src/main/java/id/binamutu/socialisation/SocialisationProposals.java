package id.binamutu.socialisation;

import id.binamutu.document.RevisionReleased;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.scorecard.ScorecardPublished;
import id.binamutu.web.AfterCommit;
import id.binamutu.web.Formats;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks every team leader to make known what has just been published; nobody has to remember it. */
@Component
class SocialisationProposals {
    private static final int DAYS = 7;

    private final Teams teams;
    private final Worklist worklist;
    private final JdbcClient jdbc;
    private final Formats formats;
    private final Clock clock;

    SocialisationProposals(Teams teams, Worklist worklist, JdbcClient jdbc, Formats formats, Clock clock) {
        this.teams = teams;
        this.worklist = worklist;
        this.jdbc = jdbc;
        this.formats = formats;
        this.clock = clock;
    }

    @AfterCommit
    void on(ScorecardPublished published) {
        propose(
                SocialisationService.ofVersion(published.versionId(), published.name(), published.number()),
                published.effectiveOn());
    }

    @AfterCommit
    void on(RevisionReleased released) {
        propose(
                SocialisationService.ofRevision(
                        released.revisionId(), released.number(), released.title(), released.revision()),
                released.effectiveOn());
    }

    /** Delivered again, it asks only those whose teams still do not know. */
    private void propose(Subject subject, LocalDate effectiveOn) {
        UUID subjectId = subject.id();
        if (subjectId == null) {
            return;
        }
        Set<String> told = new HashSet<>(jdbc.sql("select audience from socialisation where subject_id = ?")
                .param(subjectId)
                .query(String.class)
                .list());
        if (told.contains("TEAMS")) {
            return;
        }
        Map<UUID, UUID> teamOfLeader = teams.all().stream()
                .filter(team -> team.leaderId() != null && !told.contains("TEAM:" + team.id()))
                .collect(Collectors.toMap(TeamName::leaderId, TeamName::id, (first, second) -> first));
        LocalDate due = LocalDate.now(clock).plusDays(DAYS);
        worklist.openAll(teamOfLeader.entrySet().stream()
                .map(entry -> new NewWorkItem(
                        subject.kind().proposal(),
                        subjectId,
                        entry.getKey(),
                        entry.getValue(),
                        SocialisationService.STEP,
                        List.of(subject.title() + " · " + subject.revision(), formats.date(effectiveOn)),
                        "/socialisations/new?subject=" + subject.kind() + ":" + subjectId,
                        due.plusDays(1).atStartOfDay(clock.getZone()).toInstant()))
                .toList());
    }
}
