package id.binamutu.report;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.signature.CanonicalJson;
import id.binamutu.signature.SignatureView;
import id.binamutu.signature.Signatures;
import id.binamutu.signature.SigningRequest;
import id.binamutu.web.Formats;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.NewWorkItem;
import id.binamutu.worklist.Worklist;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class ReportService {
    static final String DOCUMENT = "report";
    static final String TO_RECEIVE = "report.receive";
    static final String TO_REVISE = "report.revise";

    private final ReportRepository reports;
    private final AcceptanceRepository acceptances;
    private final ReturnRepository returns;
    private final ReportFigures figures;
    private final Snapshots snapshots;
    private final Signatures signatures;
    private final Teams teams;
    private final Directory directory;
    private final Worklist worklist;
    private final Trail trail;
    private final ApplicationEventPublisher events;
    private final ReportSettings settings;
    private final Formats formats;
    private final JdbcClient jdbc;
    private final Clock clock;

    ReportService(
            ReportRepository reports,
            AcceptanceRepository acceptances,
            ReturnRepository returns,
            ReportFigures figures,
            Snapshots snapshots,
            Signatures signatures,
            Teams teams,
            Directory directory,
            Worklist worklist,
            Trail trail,
            ApplicationEventPublisher events,
            ReportSettings settings,
            Formats formats,
            JdbcClient jdbc,
            Clock clock) {
        this.reports = reports;
        this.acceptances = acceptances;
        this.returns = returns;
        this.figures = figures;
        this.snapshots = snapshots;
        this.signatures = signatures;
        this.teams = teams;
        this.directory = directory;
        this.worklist = worklist;
        this.trail = trail;
        this.events = events;
        this.settings = settings;
        this.formats = formats;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Drafts are their team leader's; what was submitted is also the manager's and the coordinator's to read. */
    @Transactional(readOnly = true)
    public PerformanceReport readable(UUID id, Viewer viewer) {
        return reports.findById(id).filter(report -> mayRead(report, viewer)).orElseThrow(NotFoundException::new);
    }

    /** The version of the team's month that counts, or else the last one that was returned. */
    @Transactional(readOnly = true)
    public Optional<PerformanceReport> latest(UUID teamId, YearMonth month) {
        return reports.live(teamId, month.atDay(1)).or(() -> reports.findLatestReturned(teamId, month.atDay(1)));
    }

    /** What the report would say now. */
    @Transactional(readOnly = true)
    public ReportContent content(UUID teamId, YearMonth month, int revision, ReportWords words, Viewer leader) {
        if (month.isAfter(YearMonth.now(clock))) {
            throw RuleViolation.of("report.future");
        }
        TeamName team =
                Optional.ofNullable(teams.named(List.of(teamId)).get(teamId)).orElseThrow(NotFoundException::new);
        return new ReportContent(
                teamId, team.name(), leader.id(), leader.name(), month, revision, words, figures.of(teamId, month));
    }

    /** Begins the month's report, or goes on with the draft that is there already. */
    @Transactional
    public UUID begin(UUID teamId, YearMonth month, ReportWords words, Viewer leader) {
        mustLead(leader, teamId);
        oneAtATime(teamId, month);
        Optional<PerformanceReport> live = reports.live(teamId, month.atDay(1));
        if (live.isPresent()) {
            if (live.get().isDraft() && !live.get().words().equals(words)) {
                throw RuleViolation.of("report.begunMeanwhile");
            }
            return live.get().id();
        }
        if (reports.findLatestReturned(teamId, month.atDay(1)).isPresent()) {
            throw RuleViolation.of("report.continueReturned");
        }
        PerformanceReport report =
                reports.saveAndFlush(new PerformanceReport(teamId, month, words, leader.id(), clock));
        trail.record("report.drafted", DOCUMENT, report.id(), Map.of("period", month.toString(), "revision", 1));
        return report.id();
    }

    @Transactional
    public void write(UUID id, ReportWords words, @Nullable Integer version, Viewer leader) {
        PerformanceReport report = lockLed(id, leader);
        if (report.isDraft() && report.words().equals(words)) {
            return;
        }
        mustBeCurrent(report, version);
        report.write(words, leader.id(), clock);
        reports.saveAndFlush(report);
    }

    /**
     * Freezes words and figures, signed by the team leader, and hands them to the managers.
     *
     * @param seen digest of the figures that the team leader read
     */
    @Transactional
    public void submit(
            UUID id,
            ReportWords words,
            @Nullable Integer version,
            @Nullable String seen,
            String meaning,
            String password,
            Viewer leader) {
        PerformanceReport report = lockLed(id, leader);
        if (report.state() == ReportState.SUBMITTED && leader.id().equals(report.submittedBy())) {
            return;
        }
        if (report.isDraft() && !report.words().equals(words)) {
            mustBeCurrent(report, version);
            report.write(words, leader.id(), clock);
        }
        ReportContent content = content(report.teamId(), report.month(), report.revision(), words, leader);
        if (report.isDraft() && !snapshots.digest(content.figures()).equals(seen)) {
            throw RuleViolation.of("report.figuresChanged");
        }
        String text = snapshots.text(content);
        report.submit(text, CanonicalJson.sha256(text), leader.id(), clock);
        reports.saveAndFlush(report);
        sign(report, Role.TEAM_LEADER, meaning, password, leader);
        handOver(report, content);
    }

    private void handOver(PerformanceReport report, ReportContent content) {
        Instant at = Objects.requireNonNull(report.submittedAt());
        if (report.previousId() != null) {
            worklist.done(TO_REVISE, report.previousId());
        }
        worklist.openAll(directory.holding(Role.MANAGER).stream()
                .map(manager -> new NewWorkItem(
                        TO_RECEIVE,
                        report.id(),
                        manager.id(),
                        report.teamId(),
                        9,
                        List.of(content.team(), formats.month(content.period()), content.leader()),
                        "/reports/" + report.id(),
                        at.plus(settings.receiveWithin())))
                .toList());
        trail.record(
                "report.submitted",
                DOCUMENT,
                report.id(),
                Map.of(
                        "period", content.period().toString(),
                        "revision", content.revision(),
                        "digest", Objects.requireNonNull(report.digest())));
        events.publishEvent(new ReportSubmitted(
                report.id(), report.teamId(), report.month(), report.revision(), content.leaderId(), at));
    }

    @Transactional
    public void accept(UUID id, String note, String meaning, String password, Viewer manager) {
        PerformanceReport report = lockSubmitted(id);
        if (report.state() == ReportState.ACCEPTED
                && acceptances
                        .findByReportId(id)
                        .filter(by -> by.acceptedBy().equals(manager.id()))
                        .isPresent()) {
            return;
        }
        boolean whole = snapshots.intact(report)
                && signatures.of(DOCUMENT, id, snapshots.tree(report)).stream().allMatch(SignatureView::valid);
        if (!whole) {
            throw RuleViolation.of("report.broken");
        }
        Acceptance acceptance = acceptances.saveAndFlush(report.accept(manager.id(), note, clock));
        sign(report, Role.MANAGER, meaning, password, manager);
        worklist.done(TO_RECEIVE, id);
        trail.record(
                "report.accepted", DOCUMENT, id, Map.of("period", report.month().toString()));
        events.publishEvent(
                new ReportAccepted(id, report.teamId(), report.month(), manager.id(), acceptance.acceptedAt()));
    }

    @Transactional
    public void giveBack(UUID id, String reason, Viewer manager) {
        PerformanceReport report = lockSubmitted(id);
        if (report.state() == ReportState.RETURNED
                && returns.findByReportId(id)
                        .filter(by -> by.returnedBy().equals(manager.id()))
                        .isPresent()) {
            return;
        }
        Return returned = returns.saveAndFlush(report.giveBack(manager.id(), reason, clock));
        worklist.done(TO_RECEIVE, id);
        ReportContent content = snapshots.read(report);
        worklist.open(new NewWorkItem(
                TO_REVISE,
                id,
                content.leaderId(),
                report.teamId(),
                8,
                List.of(content.team(), formats.month(content.period()), manager.name()),
                "/reports/" + id,
                null));
        trail.record(
                "report.returned", DOCUMENT, id, Map.of("period", report.month().toString()));
        events.publishEvent(
                new ReportReturned(id, report.teamId(), report.month(), manager.id(), returned.returnedAt()));
    }

    /** Continues a returned report as its next version; asked twice, it is the same one. */
    @Transactional
    public UUID revise(UUID id, Viewer leader) {
        PerformanceReport returned = lockLed(id, leader);
        Optional<PerformanceReport> live =
                reports.live(returned.teamId(), returned.month().atDay(1));
        if (live.isPresent()) {
            return live.get().id();
        }
        boolean latest = reports.findLatestReturned(
                        returned.teamId(), returned.month().atDay(1))
                .filter(last -> last.id().equals(id))
                .isPresent();
        if (returned.state() == ReportState.RETURNED && !latest) {
            throw RuleViolation.of("report.notLatest");
        }
        PerformanceReport next = reports.saveAndFlush(returned.revised(leader.id(), clock));
        trail.record(
                "report.revised",
                DOCUMENT,
                next.id(),
                Map.of("period", next.month().toString(), "revision", next.revision()));
        return next.id();
    }

    private void sign(PerformanceReport report, Role role, String meaning, String password, Viewer signer) {
        signatures.sign(new SigningRequest(
                DOCUMENT,
                report.id(),
                snapshots.tree(report),
                signer.id(),
                signer.name(),
                role.name(),
                meaning,
                password));
    }

    private PerformanceReport lockLed(UUID id, Viewer leader) {
        return reports.lock(id).filter(report -> leader.leads(report.teamId())).orElseThrow(NotFoundException::new);
    }

    private PerformanceReport lockSubmitted(UUID id) {
        return reports.lock(id).filter(report -> !report.isDraft()).orElseThrow(NotFoundException::new);
    }

    private static boolean mayRead(PerformanceReport report, Viewer viewer) {
        return viewer.leads(report.teamId())
                || (!report.isDraft() && (viewer.is(Role.MANAGER) || viewer.is(Role.COORDINATOR)));
    }

    private static void mustLead(Viewer leader, UUID teamId) {
        if (!leader.leads(teamId)) {
            throw new NotFoundException();
        }
    }

    private static void mustBeCurrent(PerformanceReport report, @Nullable Integer version) {
        if (version == null || version != report.version()) {
            throw new ObjectOptimisticLockingFailureException(PerformanceReport.class, report.id());
        }
    }

    /** Two tabs that begin the same month's report come one after the other. */
    private void oneAtATime(UUID teamId, YearMonth month) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "report " + teamId + " " + month)
                .query((row, n) -> n)
                .list();
    }

    /** Teams that the person leads, by name. */
    @Transactional(readOnly = true)
    public List<TeamName> ledTeams(Viewer viewer) {
        return teams.named(viewer.ledTeamIds()).values().stream()
                .sorted(Comparator.comparing(TeamName::name))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<TeamName> readableTeams(Viewer viewer) {
        return viewer.is(Role.MANAGER) || viewer.is(Role.COORDINATOR) ? teams.all() : ledTeams(viewer);
    }

    @Transactional(readOnly = true)
    public Optional<Acceptance> acceptance(UUID id) {
        return acceptances.findByReportId(id);
    }

    @Transactional(readOnly = true)
    public Optional<Return> returned(UUID id) {
        return returns.findByReportId(id);
    }

    @Transactional(readOnly = true)
    public Map<UUID, PersonName> names(List<UUID> ids) {
        return directory.names(ids);
    }

    /** The version before, which a manager returned. */
    @Transactional(readOnly = true)
    public Optional<PerformanceReport> previous(PerformanceReport report) {
        UUID previousId = report.previousId();
        return previousId == null ? Optional.empty() : reports.findById(previousId);
    }

    @Transactional
    public void exported(UUID id, String format) {
        trail.record("report.exported", DOCUMENT, id, Map.of("format", format));
    }
}
