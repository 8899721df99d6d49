package id.binamutu.briefing;

import static java.util.Objects.requireNonNull;

import id.binamutu.audit.Trail;
import id.binamutu.minutes.Minutes;
import id.binamutu.minutes.MinutesForm;
import id.binamutu.minutes.MinutesSigner;
import id.binamutu.people.PersonName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.storage.Attachments;
import id.binamutu.storage.StoredFile;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;

/** What a team leader decides about a briefing of the own team. */
@Service
class BriefingService {
    static final String SUBJECT = "briefing";
    static final int STEP = 5;
    static final String ATTEND = "briefing-attend";
    static final String HOLD = "briefing-hold";
    static final String MINUTES = "briefing-minutes";
    static final String QUIZ = "briefing-quiz";
    static final String CATCH_UP = "briefing-catch-up";
    static final String FOLLOW_UP = "briefing-follow-up";

    private final BriefingRepository briefings;
    private final BriefingBoard board;
    private final JdbcClient jdbc;
    private final Teams teams;
    private final Attachments attachments;
    private final Minutes minutes;
    private final Worklist worklist;
    private final Formats formats;
    private final Trail trail;
    private final Clock clock;

    BriefingService(
            BriefingRepository briefings,
            BriefingBoard board,
            JdbcClient jdbc,
            Teams teams,
            Attachments attachments,
            Minutes minutes,
            Worklist worklist,
            Formats formats,
            Trail trail,
            Clock clock) {
        this.briefings = briefings;
        this.board = board;
        this.jdbc = jdbc;
        this.teams = teams;
        this.attachments = attachments;
        this.minutes = minutes;
        this.worklist = worklist;
        this.formats = formats;
        this.trail = trail;
        this.clock = clock;
    }

    /** Sending the same page twice plans one briefing. */
    @Transactional
    UUID plan(BriefingForm form, Viewer viewer) {
        UUID teamId = requireNonNull(form.teamId());
        if (!viewer.leads(teamId)) {
            throw new NotFoundException();
        }
        UUID request = form.request() == null ? UUID.randomUUID() : form.request();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(request.toString())
                .query((row, n) -> n)
                .list();
        Optional<Briefing> planned = briefings.findByRequestId(request);
        if (planned.isPresent()) {
            return planned.get().id();
        }
        Briefing.Plan plan = planOf(form);
        if (plan.scheduledAt().isBefore(clock.instant().minus(Duration.ofDays(31)))) {
            throw RuleViolation.at("scheduledAt", "briefing.scheduledAt.longAgo");
        }
        Briefing briefing = briefings.saveAndFlush(new Briefing(teamId, plan, request, viewer.id(), clock));
        keepArticles(briefing.id(), form.articles());
        attach(briefing.id(), form.attachment());
        invite(briefing);
        trail.record("briefing.planned", SUBJECT, briefing.id(), Map.of("team", teamId, "title", briefing.title()));
        return briefing.id();
    }

    @Transactional
    void replan(UUID id, BriefingForm form, Viewer viewer) {
        Briefing briefing = lockOwn(id, viewer);
        LocalDate day = dayOf(briefing.scheduledAt());
        briefing.replan(planOf(form));
        briefings.saveAndFlush(briefing);
        keepArticles(id, form.articles());
        attach(id, form.attachment());
        if (!day.equals(dayOf(briefing.scheduledAt()))) {
            worklist.done(ATTEND, id);
            jdbc.sql("delete from briefing_invitee where briefing_id = ?")
                    .param(id)
                    .update();
        }
        invite(briefing);
        trail.record("briefing.replanned", SUBJECT, id, Map.of("title", briefing.title()));
    }

    private Briefing.Plan planOf(BriefingForm form) {
        Instant scheduledAt =
                requireNonNull(form.scheduledAt()).atZone(clock.getZone()).toInstant();
        LocalDate quizDueOn = requireNonNull(form.quizDueOn());
        if (quizDueOn.isBefore(dayOf(scheduledAt))) {
            throw RuleViolation.at("quizDueOn", "briefing.quizDueOn.beforeBriefing");
        }
        return new Briefing.Plan(
                requireNonNull(form.title()).strip(),
                scheduledAt,
                requireNonNull(form.place()).strip(),
                requireNonNull(form.material()).strip(),
                requireNonNull(form.passMark()),
                requireNonNull(form.attemptsAllowed()),
                quizDueOn);
    }

    /** Those who are in the team on the day. */
    private void invite(Briefing briefing) {
        LocalDate day = dayOf(briefing.scheduledAt());
        List<PersonName> members = teams.members(briefing.teamId(), day, day);
        if (members.isEmpty()) {
            throw RuleViolation.at("scheduledAt", "briefing.scheduledAt.nobody");
        }
        UUID[] agents = members.stream().map(PersonName::id).toArray(UUID[]::new);
        jdbc.sql("insert into briefing_invitee (briefing_id, agent_id) select ?, unnest(?) on conflict do nothing")
                .params(briefing.id(), agents)
                .update();
        worklist.openAll(members.stream()
                .map(agent -> item(ATTEND, briefing, agent.id(), briefing.scheduledAt()))
                .toList());
        worklist.open(item(HOLD, briefing, leaderOf(briefing), briefing.scheduledAt()));
    }

    private void keepArticles(UUID id, List<UUID> articles) {
        jdbc.sql("delete from briefing_article where briefing_id = ?").param(id).update();
        jdbc.sql("""
                        insert into briefing_article (briefing_id, article_id, position)
                        select ?, article, row_number() over () from unnest(?) article on conflict do nothing
                        """).params(id, articles.toArray(UUID[]::new)).update();
    }

    @Transactional
    void addAttachment(UUID id, @Nullable MultipartFile file, Viewer viewer) {
        Briefing briefing = lockOwn(id, viewer);
        if (!briefing.state().isUpcoming()) {
            throw RuleViolation.of("briefing.notPlanned");
        }
        if (!attach(id, file)) {
            throw RuleViolation.of("briefing.attachment.missing");
        }
        trail.record("briefing.attached", SUBJECT, id);
    }

    private boolean attach(UUID id, @Nullable MultipartFile upload) {
        StoredFile file = attachments.keep(upload, "attachment");
        if (file == null) {
            return false;
        }
        jdbc.sql("insert into briefing_attachment (briefing_id, file_id, name, attached_at) values (?, ?, ?, ?)")
                .params(id, file.id(), file.name(), now())
                .update();
        return true;
    }

    @Transactional
    void removeAttachment(UUID id, UUID fileId, Viewer viewer) {
        Briefing briefing = lockOwn(id, viewer);
        if (!briefing.state().isUpcoming()) {
            throw RuleViolation.of("briefing.notPlanned");
        }
        jdbc.sql("delete from briefing_attachment where briefing_id = ? and file_id = ?")
                .params(id, fileId)
                .update();
        trail.record("briefing.detached", SUBJECT, id, Map.of("file", fileId));
    }

    @Transactional
    void cancel(UUID id, String reason, Viewer viewer) {
        Briefing briefing = lockOwn(id, viewer);
        if (briefing.state() == BriefingState.CANCELLED) {
            return;
        }
        briefing.cancel(reason.strip(), clock);
        for (String kind : List.of(ATTEND, HOLD, QUIZ, CATCH_UP, FOLLOW_UP, MINUTES)) {
            worklist.done(kind, id);
        }
        trail.record("briefing.cancelled", SUBJECT, id, Map.of("reason", reason.strip()));
    }

    /** Adds a question at the end, or changes one. */
    @Transactional
    void ask(UUID id, @Nullable UUID questionId, QuestionForm form, Viewer viewer) {
        lockOwn(id, viewer).requireQuizInPreparation();
        List<String> options = new ArrayList<>();
        int right = 0;
        for (int number = 1; number <= 6; number++) {
            String option = form.option(number);
            if (option != null) {
                options.add(option);
                if (number == requireNonNull(form.right())) {
                    right = options.size();
                }
            }
        }
        if (options.size() < 2) {
            throw RuleViolation.at("option1", "briefing.question.tooFewOptions");
        }
        if (Set.copyOf(options).size() < options.size()) {
            throw RuleViolation.at("option1", "briefing.question.sameOptions");
        }
        if (right == 0) {
            throw RuleViolation.at("right", "briefing.question.rightMissing");
        }
        String explanation =
                form.explanation() == null ? "" : form.explanation().strip();
        String question = requireNonNull(form.question()).strip();
        String[] choices = options.toArray(String[]::new);
        if (questionId == null) {
            int last = jdbc.sql("select coalesce(max(position), 0) from briefing_question where briefing_id = ?")
                    .param(id)
                    .query(Integer.class)
                    .single();
            if (last >= 50) {
                throw RuleViolation.of("briefing.question.tooMany");
            }
            jdbc.sql("""
                            insert into briefing_question (briefing_id, position, question, options, right_option, explanation)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .params(id, last + 1, question, choices, right, explanation)
                    .update();
        } else if (jdbc.sql("""
                                update briefing_question set question = ?, options = ?, right_option = ?, explanation = ?
                                where id = ? and briefing_id = ?
                                """)
                        .params(question, choices, right, explanation, questionId, id)
                        .update()
                == 0) {
            throw new NotFoundException();
        }
        trail.record("briefing.question.written", SUBJECT, id);
    }

    @Transactional
    void dropQuestion(UUID id, UUID questionId, Viewer viewer) {
        lockOwn(id, viewer).requireQuizInPreparation();
        Optional<Integer> position = jdbc.sql(
                        "delete from briefing_question where id = ? and briefing_id = ? returning position")
                .params(questionId, id)
                .query(Integer.class)
                .optional();
        // One by one from below, so that no two questions ever share a position.
        position.ifPresent(gap -> board.questions(id).stream()
                .filter(question -> question.position() > gap)
                .forEach(question -> jdbc.sql("update briefing_question set position = ? where id = ?")
                        .params(question.position() - 1, question.id())
                        .update()));
        trail.record("briefing.question.dropped", SUBJECT, id);
    }

    /** From here on the quiz can be answered, and stays as it is. */
    @Transactional
    void openQuiz(UUID id, Viewer viewer) {
        Briefing briefing = lockOwn(id, viewer);
        if (briefing.state() == BriefingState.OPEN) {
            return;
        }
        briefing.openQuiz(board.questions(id).size());
        offerQuiz(briefing, board.invitees(id));
        trail.record("briefing.quiz.opened", SUBJECT, id);
    }

    private void offerQuiz(Briefing briefing, List<Invitee> invitees) {
        worklist.openAll(invitees.stream()
                .filter(invitee -> invitee.attempts() == 0)
                .map(invitee -> item(QUIZ, briefing, invitee.agentId(), endOf(briefing.quizDueOn())))
                .toList());
    }

    /** Notes who came; until the minutes are signed it can be put right. */
    @Transactional
    void noteAttendance(UUID id, Map<UUID, Attendance> attendance, Viewer viewer) {
        Briefing briefing = lockOwn(id, viewer);
        if (!minutes.signed(SUBJECT, List.of(id)).isEmpty()) {
            throw RuleViolation.of("briefing.attendance.signed");
        }
        boolean first = briefing.state() == BriefingState.PLANNED;
        briefing.hold(clock);
        briefings.saveAndFlush(briefing);
        List<Invitee> invitees = board.invitees(id);
        if (invitees.stream().anyMatch(invitee -> !attendance.containsKey(invitee.agentId()))) {
            throw RuleViolation.of("briefing.attendance.incomplete");
        }
        jdbc.sql("""
                        update briefing_invitee i set attendance = n.attendance
                        from unnest(:agents, :attendance) as n(agent_id, attendance)
                        where i.briefing_id = :briefing and i.agent_id = n.agent_id
                        """)
                .param("briefing", id)
                .param("agents", invitees.stream().map(Invitee::agentId).toArray(UUID[]::new))
                .param(
                        "attendance",
                        invitees.stream()
                                .map(invitee -> requireNonNull(attendance.get(invitee.agentId()))
                                        .name())
                                .toArray(String[]::new))
                .update();
        worklist.done(ATTEND, id);
        worklist.done(HOLD, id);
        if (first && !board.questions(id).isEmpty()) {
            offerQuiz(briefing, invitees);
        }
        worklist.open(item(
                MINUTES, briefing, leaderOf(briefing), briefing.scheduledAt().plus(Duration.ofDays(1))));
        offerCatchUps(briefing);
        trail.record("briefing.held", SUBJECT, id, Map.of("invited", invitees.size()));
    }

    /** Opens and closes what waits for those who missed it or failed the quiz, and for their leader. */
    void offerCatchUps(Briefing briefing) {
        int allowed = allowedAttempts(briefing.id());
        List<Invitee> invitees = board.invitees(briefing.id());
        List<Invitee> behind = invitees.stream()
                .filter(invitee -> invitee.hasToCatchUp(allowed))
                .toList();
        Instant due = endOf(LocalDate.now(clock).plusDays(7));
        worklist.done(CATCH_UP, briefing.id());
        worklist.openAll(behind.stream()
                .map(invitee -> item(CATCH_UP, briefing, invitee.agentId(), due))
                .toList());
        if (behind.isEmpty()) {
            worklist.done(FOLLOW_UP, briefing.id());
        } else {
            UUID leader = leaderOf(briefing);
            worklist.open(new NewWorkItem(
                    FOLLOW_UP,
                    briefing.id(),
                    leader,
                    briefing.teamId(),
                    STEP,
                    List.of(briefing.title(), String.valueOf(behind.size())),
                    "/briefings/" + briefing.id() + "#catch-up",
                    due));
        }
    }

    private int allowedAttempts(UUID id) {
        return jdbc.sql("select attempts_allowed from briefing where id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    /** The leader went through it with an agent who missed it or failed the quiz. */
    @Transactional
    void recordCatchUp(UUID id, UUID agentId, LocalDate heldOn, String note, Viewer viewer) {
        Briefing briefing = lockOwn(id, viewer);
        if (briefing.state() != BriefingState.HELD) {
            throw RuleViolation.of("briefing.catchUp.notHeld");
        }
        Invitee invitee = board.invitee(id, agentId);
        if (invitee.caughtUpOn() != null) {
            return;
        }
        if (heldOn.isAfter(LocalDate.now(clock)) || heldOn.isBefore(dayOf(briefing.scheduledAt()))) {
            throw RuleViolation.of("briefing.catchUp.day");
        }
        jdbc.sql("""
                        insert into briefing_catch_up (briefing_id, agent_id, held_on, note, recorded_by, recorded_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(id, agentId, heldOn, note.strip(), viewer.id(), now())
                .update();
        worklist.done(QUIZ, id, agentId);
        offerCatchUps(briefing);
        trail.record("briefing.caughtUp", SUBJECT, id, Map.of("agent", agentId));
    }

    @Transactional
    void writeMinutes(UUID id, MinutesForm form, Viewer viewer) {
        Briefing briefing = lockOwn(id, viewer);
        if (briefing.state() != BriefingState.HELD) {
            throw RuleViolation.of("briefing.minutes.notHeld");
        }
        minutes.write(SUBJECT, id, briefing.title(), form, viewer.id());
    }

    @Transactional
    void signMinutes(UUID id, MinutesSigner signer, Viewer viewer) {
        lockOwn(id, viewer);
        minutes.sign(SUBJECT, id, signer);
        worklist.done(MINUTES, id);
    }

    @Transactional
    void close(UUID id, Viewer viewer) {
        Briefing briefing = lockOwn(id, viewer);
        if (briefing.state() == BriefingState.CLOSED) {
            return;
        }
        boolean quiz = !board.questions(id).isEmpty();
        int allowed = allowedAttempts(id);
        long behind = board.invitees(id).stream()
                .filter(invitee -> invitee.isBehind(quiz, allowed))
                .count();
        briefing.close(!minutes.signed(SUBJECT, List.of(id)).isEmpty(), behind, clock);
        worklist.done(QUIZ, id);
        trail.record("briefing.closed", SUBJECT, id);
    }

    Briefing lockOwn(UUID id, Viewer viewer) {
        return briefings
                .lock(id)
                .filter(briefing -> viewer.leads(briefing.teamId()))
                .orElseThrow(NotFoundException::new);
    }

    UUID leaderOf(Briefing briefing) {
        return teams.leaderOf(briefing.teamId(), LocalDate.now(clock)).orElse(briefing.plannedBy());
    }

    private NewWorkItem item(String kind, Briefing briefing, UUID assignee, Instant due) {
        return new NewWorkItem(
                kind,
                briefing.id(),
                assignee,
                briefing.teamId(),
                STEP,
                List.of(briefing.title(), formats.dateTime(briefing.scheduledAt())),
                switch (kind) {
                    case QUIZ -> "/briefings/" + briefing.id() + "/quiz";
                    case HOLD -> "/briefings/" + briefing.id() + "/attendance";
                    case MINUTES -> "/briefings/" + briefing.id() + "/minutes";
                    default -> "/briefings/" + briefing.id();
                },
                due);
    }

    private LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(clock.getZone()).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
