package id.binamutu.socialisation;

import static java.util.Objects.requireNonNull;

import id.binamutu.audit.Trail;
import id.binamutu.document.Documents;
import id.binamutu.document.RevisionName;
import id.binamutu.minutes.Minutes;
import id.binamutu.minutes.MinutesForm;
import id.binamutu.minutes.MinutesSigner;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.scorecard.Scorecards;
import id.binamutu.scorecard.VersionName;
import id.binamutu.storage.Attachments;
import id.binamutu.storage.StoredFile;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Making something known, and saying that one has read it. */
@Service
class SocialisationService {
    static final String SUBJECT = "socialisation";
    static final int STEP = 6;
    static final String READ = "socialisation-read";
    static final String REMINDER = "socialisation-reminder";
    static final String QUESTION = "socialisation-question";

    private static final String TEAM_AUDIENCE = "TEAM:";
    private static final String TEAMS_AUDIENCE = "TEAMS";
    private static final String ROLE_AUDIENCE = "ROLE:";

    private final SocialisationBoard board;
    private final JdbcClient jdbc;
    private final Documents documents;
    private final Scorecards scorecards;
    private final Attachments attachments;
    private final Minutes minutes;
    private final Worklist worklist;
    private final Formats formats;
    private final Trail trail;
    private final Clock clock;

    SocialisationService(
            SocialisationBoard board,
            JdbcClient jdbc,
            Documents documents,
            Scorecards scorecards,
            Attachments attachments,
            Minutes minutes,
            Worklist worklist,
            Formats formats,
            Trail trail,
            Clock clock) {
        this.board = board;
        this.jdbc = jdbc;
        this.documents = documents;
        this.scorecards = scorecards;
        this.attachments = attachments;
        this.minutes = minutes;
        this.worklist = worklist;
        this.formats = formats;
        this.trail = trail;
        this.clock = clock;
    }

    /** Sending the same page twice makes it known once. */
    @Transactional
    UUID start(SocialisationForm form, Viewer viewer) {
        UUID request = form.request() == null ? UUID.randomUUID() : form.request();
        String audience = requireNonNull(form.audience());
        // One after the other, also for two people who make the same thing known to the same readers.
        lock(request.toString());
        Optional<UUID> started = jdbc.sql("select id from socialisation where request_id = ?")
                .param(request)
                .query(UUID.class)
                .optional();
        if (started.isPresent()) {
            return started.get();
        }
        Subject subject = subjectOf(form);
        UUID teamId = teamOf(audience, viewer);
        LocalDate today = LocalDate.now(clock);
        LocalDate dueOn = requireNonNull(form.dueOn());
        if (dueOn.isBefore(today)) {
            throw RuleViolation.at("dueOn", "socialisation.dueOn.past");
        }
        if (subject.id() != null) {
            lock(subject.id() + audience);
            if (isMadeKnown(subject.id(), audience)) {
                throw RuleViolation.at("subject", "socialisation.subject.already");
            }
        }
        StoredFile file = attachments.keep(form.attachment(), "attachment");
        UUID id = jdbc.sql("""
                        insert into socialisation (id, subject_kind, subject_id, title, revision, body, file_id, file_name, team_id,
                          audience, request_id, started_by, started_at, started_on, due_on)
                        values (uuidv7(), :kind, :subject, :title, :revision, :body, :file, :fileName, :team, :audience, :request,
                          :by, :at, :today, :due) returning id
                        """)
                .param("kind", subject.kind().name())
                .param("subject", subject.id(), Types.OTHER)
                .param("title", subject.title())
                .param("revision", subject.revision())
                .param("body", form.body() == null ? "" : form.body().strip())
                .param("file", file == null ? null : file.id(), Types.OTHER)
                .param("fileName", file == null ? null : file.name(), Types.VARCHAR)
                .param("team", teamId, Types.OTHER)
                .param("audience", audience)
                .param("request", request)
                .param("by", viewer.id())
                .param("at", now())
                .param("today", today)
                .param("due", dueOn)
                .query(UUID.class)
                .single();
        List<Concerned> concerned = concern(id, audience, teamId, today);
        if (concerned.isEmpty()) {
            throw RuleViolation.at("audience", "socialisation.audience.nobody");
        }
        String name = name(subject.title(), subject.revision());
        worklist.openAll(concerned.stream()
                .map(reader -> new NewWorkItem(
                        READ,
                        id,
                        reader.personId(),
                        reader.teamId(),
                        STEP,
                        List.of(name, formats.date(dueOn)),
                        "/socialisations/" + id,
                        endOf(dueOn)))
                .toList());
        fulfilProposals(subject, audience, viewer);
        trail.record(
                "socialisation.started",
                SUBJECT,
                id,
                Map.of("title", name, "audience", audience, "concerned", concerned.size()));
        return id;
    }

    private void lock(String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 6))")
                .param(key)
                .query((row, n) -> n)
                .list();
    }

    private Subject subjectOf(SocialisationForm form) {
        String chosen = requireNonNull(form.subject());
        if (chosen.equals(SubjectKind.TEXT.name())) {
            if (form.title() == null || form.title().isBlank()) {
                throw RuleViolation.at("title", "socialisation.title.missing");
            }
            if (form.body() == null || form.body().isBlank()) {
                throw RuleViolation.at("body", "socialisation.body.missing");
            }
            return new Subject(SubjectKind.TEXT, null, form.title().strip(), "");
        }
        return subjects().stream()
                .filter(subject -> chosen.equals(subject.kind() + ":" + subject.id()))
                .findFirst()
                .orElseThrow(() -> RuleViolation.at("subject", "socialisation.subject.unknown"));
    }

    /** What can be made known: revisions in force, then published scoring parameters. */
    @Transactional(readOnly = true)
    List<Subject> subjects() {
        List<Subject> subjects = new java.util.ArrayList<>();
        for (RevisionName revision : documents.current()) {
            subjects.add(ofRevision(revision.revisionId(), revision.number(), revision.title(), revision.revision()));
        }
        for (VersionName version : scorecards.published()) {
            subjects.add(ofVersion(version.versionId(), version.name(), version.number()));
        }
        return subjects;
    }

    static Subject ofRevision(UUID id, String number, String title, String revision) {
        return new Subject(SubjectKind.DOCUMENT_REVISION, id, number + " " + title, "rev. " + revision);
    }

    static Subject ofVersion(UUID id, String name, int number) {
        return new Subject(SubjectKind.SCORECARD_VERSION, id, name, "v" + number);
    }

    /** Whose readers these are: a team leader's own team, or everybody's for those who keep documents and parameters. */
    private static @Nullable UUID teamOf(String audience, Viewer viewer) {
        if (audience.startsWith(TEAM_AUDIENCE)) {
            UUID teamId;
            try {
                teamId = UUID.fromString(audience.substring(TEAM_AUDIENCE.length()));
            } catch (IllegalArgumentException notATeam) {
                throw new NotFoundException();
            }
            if (!viewer.leads(teamId)) {
                throw new NotFoundException();
            }
            return teamId;
        }
        if (!maySpeakToAll(viewer)) {
            throw new NotFoundException();
        }
        return null;
    }

    static boolean maySpeakToAll(Viewer viewer) {
        return viewer.is(Role.DOCUMENT_CONTROL) || viewer.is(Role.QUALITY_CONTROL);
    }

    /** Whether the viewer reminds, answers and writes the minutes. */
    static boolean keeps(SocialisationView socialisation, Viewer viewer) {
        return socialisation.teamId() == null ? maySpeakToAll(viewer) : viewer.leads(socialisation.teamId());
    }

    private boolean isMadeKnown(UUID subjectId, String audience) {
        return jdbc.sql("select exists (select 1 from socialisation where subject_id = ? and audience = ?)")
                .params(subjectId, audience)
                .query(Boolean.class)
                .single();
    }

    private List<Concerned> concern(UUID id, String audience, @Nullable UUID teamId, LocalDate today) {
        String readers;
        if (teamId != null) {
            readers = """
                    select m.agent_id, m.team_id from team_membership m
                    where m.team_id = :team and :today between m.valid_from and coalesce(m.valid_until, 'infinity')
                    """;
        } else if (audience.equals(TEAMS_AUDIENCE)) {
            readers = """
                    select distinct on (reader) reader, team_id from (
                      select agent_id as reader, team_id, 1 as rank from team_membership
                      where :today between valid_from and coalesce(valid_until, 'infinity')
                      union all
                      select leader_id, team_id, 2 from team_leadership
                      where :today between valid_from and coalesce(valid_until, 'infinity')) everybody
                    order by reader, rank, team_id
                    """;
        } else if (audience.startsWith(ROLE_AUDIENCE)) {
            readers = "select person_id, null::uuid from person_role where role = :role";
        } else {
            throw RuleViolation.at("audience", "socialisation.audience.unknown");
        }
        return jdbc.sql(
                        "insert into socialisation_concerned (socialisation_id, person_id, team_id) select :id, r.reader, r.team_id from ("
                                + readers
                                + ") as r (reader, team_id) join person p on p.id = r.reader and p.active returning person_id, team_id")
                .param("id", id)
                .param("team", teamId, Types.OTHER)
                .param("today", today)
                .param("role", audience.substring(audience.indexOf(':') + 1))
                .query(Concerned.class)
                .list();
    }

    private record Concerned(UUID personId, @Nullable UUID teamId) {}

    /** What all teams have been told needs no telling by each leader; a leader is done when every own team knows. */
    private void fulfilProposals(Subject subject, String audience, Viewer viewer) {
        if (subject.id() == null) {
            return;
        }
        if (audience.equals(TEAMS_AUDIENCE)) {
            worklist.done(subject.kind().proposal(), subject.id());
        } else if (viewer.ledTeamIds().stream()
                .allMatch(team -> isMadeKnown(requireNonNull(subject.id()), TEAM_AUDIENCE + team))) {
            worklist.done(subject.kind().proposal(), subject.id(), viewer.id());
        }
    }

    /** Read and understood; once, and for ever. Saying it again changes nothing. */
    @Transactional
    void acknowledge(UUID id, @Nullable String question, Viewer viewer) {
        SocialisationView socialisation = board.socialisation(id, viewer);
        if (!socialisation.mine()) {
            throw RuleViolation.of("socialisation.acknowledge.notConcerned");
        }
        String asked = question == null || question.isBlank() ? null : question.strip();
        int acknowledged = jdbc.sql("""
                        insert into socialisation_acknowledgement (socialisation_id, person_id, question, acknowledged_at)
                        values (:id, :person, :question, :at) on conflict do nothing
                        """)
                .param("id", id)
                .param("person", viewer.id())
                .param("question", asked, Types.VARCHAR)
                .param("at", now())
                .update();
        if (acknowledged == 0) {
            return;
        }
        worklist.done(READ, id, viewer.id());
        worklist.done(REMINDER, id, viewer.id());
        if (asked != null) {
            worklist.open(new NewWorkItem(
                    QUESTION,
                    id,
                    socialisation.startedBy(),
                    socialisation.teamId(),
                    STEP,
                    List.of(socialisation.name(), viewer.name()),
                    "/socialisations/" + id + "/acknowledgements?state=ASKED",
                    endOf(LocalDate.now(clock).plusDays(2))));
        }
        trail.record("socialisation.acknowledged", SUBJECT, id, Map.of("person", viewer.id()));
    }

    /** Answers a reader's question, once. */
    @Transactional
    void reply(UUID id, UUID personId, String reply, Viewer viewer) {
        requireKept(id, viewer);
        int replied = jdbc.sql("""
                        insert into socialisation_reply (socialisation_id, person_id, reply, replied_by, replied_at)
                        select socialisation_id, person_id, :reply, :by, :at from socialisation_acknowledgement
                        where socialisation_id = :id and person_id = :person and question is not null
                        on conflict do nothing
                        """)
                .param("reply", reply.strip())
                .param("by", viewer.id())
                .param("at", now())
                .param("id", id)
                .param("person", personId)
                .update();
        if (replied == 0) {
            return;
        }
        boolean open = jdbc.sql("""
                        select exists (select 1 from socialisation_acknowledgement a where a.socialisation_id = :id
                          and a.question is not null and not exists (select 1 from socialisation_reply r
                            where r.socialisation_id = a.socialisation_id and r.person_id = a.person_id))
                        """).param("id", id).query(Boolean.class).single();
        if (!open) {
            worklist.done(QUESTION, id);
        }
        trail.record("socialisation.replied", SUBJECT, id, Map.of("person", personId));
    }

    /**
     * Reminds those who have not read it, nobody more than once a day.
     *
     * @return how many were reminded
     */
    @Transactional
    int remind(UUID id, Viewer viewer) {
        SocialisationView socialisation = requireKept(id, viewer);
        LocalDate today = LocalDate.now(clock);
        List<Concerned> reminded = jdbc.sql("""
                        update socialisation_concerned c set reminded_on = :today
                        where c.socialisation_id = :id and c.reminded_on is distinct from :today
                          and not exists (select 1 from socialisation_acknowledgement a
                            where a.socialisation_id = c.socialisation_id and a.person_id = c.person_id)
                        returning c.person_id, c.team_id
                        """)
                .param("today", today)
                .param("id", id)
                .query(Concerned.class)
                .list();
        if (reminded.isEmpty()) {
            return 0;
        }
        worklist.done(READ, id);
        worklist.openAll(reminded.stream()
                .map(reader -> new NewWorkItem(
                        REMINDER,
                        id,
                        reader.personId(),
                        reader.teamId(),
                        STEP,
                        List.of(socialisation.name(), formats.date(today)),
                        "/socialisations/" + id,
                        endOf(socialisation.dueOn())))
                .toList());
        trail.record("socialisation.reminded", SUBJECT, id, Map.of("readers", reminded.size()));
        return reminded.size();
    }

    @Transactional
    void writeMinutes(UUID id, MinutesForm form, Viewer viewer) {
        minutes.write(SUBJECT, id, requireKept(id, viewer).name(), form, viewer.id());
    }

    @Transactional
    void signMinutes(UUID id, MinutesSigner signer, Viewer viewer) {
        requireKept(id, viewer);
        minutes.sign(SUBJECT, id, signer);
    }

    SocialisationView requireKept(UUID id, Viewer viewer) {
        SocialisationView socialisation = board.socialisation(id, viewer);
        if (!keeps(socialisation, viewer)) {
            throw new NotFoundException();
        }
        return socialisation;
    }

    private static String name(String title, String revision) {
        return revision.isEmpty() ? title : title + " · " + revision;
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
