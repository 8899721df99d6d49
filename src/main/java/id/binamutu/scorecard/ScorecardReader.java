package id.binamutu.scorecard;

import id.binamutu.web.NotFoundException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads versions as a whole. A published one never changes, so it is read once and kept. */
@Component
@Transactional(readOnly = true)
class ScorecardReader implements Scorecards {
    private final Map<UUID, ScorecardView> published = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;

    ScorecardReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ScorecardView version(UUID versionId) {
        ScorecardView kept = published.get(versionId);
        if (kept != null) {
            return kept;
        }
        Head head = head(versionId);
        if (!head.state().fixed()) {
            throw new NotFoundException();
        }
        ScorecardView read = read(head);
        published.put(versionId, read);
        return read;
    }

    /** Also a draft. */
    ScorecardView anyVersion(UUID versionId) {
        ScorecardView kept = published.get(versionId);
        return kept != null ? kept : read(head(versionId));
    }

    @Override
    public Optional<UUID> versionFor(
            @Nullable String channel, @Nullable String topic, @Nullable UUID teamId, LocalDate day) {
        return jdbc.sql("""
                select id from (
                  select distinct on (v.scorecard_id) v.id, v.channels, v.topics, v.team_ids, v.effective_on, s.name
                  from scorecard_version v join scorecard s on s.id = v.scorecard_id
                  where v.state = 'PUBLISHED' and v.effective_on <= :day
                  order by v.scorecard_id, v.number desc) in_force
                where (channels = '{}' or cast(:channel as text) = any (channels))
                  and (topics = '{}' or cast(:topic as text) = any (topics))
                  and (team_ids = '{}' or cast(:team as uuid) = any (team_ids))
                order by team_ids = '{}', topics = '{}', channels = '{}', effective_on desc, lower(name)
                limit 1""")
                .param("day", day)
                .param("channel", lowerCase(channel))
                .param("topic", lowerCase(topic))
                .param("team", teamId)
                .query(UUID.class)
                .optional();
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<VersionName> published() {
        return jdbc.sql("""
                select v.id as version_id, v.scorecard_id, s.name, v.number, v.effective_on
                from scorecard_version v join scorecard s on s.id = v.scorecard_id
                where v.state = 'PUBLISHED' order by v.published_at desc, v.id""").query(VersionName.class).list();
    }

    private Head head(UUID versionId) {
        return jdbc.sql("""
                select v.id, v.scorecard_id, s.name, v.number, v.channels, v.effective_on, v.state
                from scorecard_version v join scorecard s on s.id = v.scorecard_id where v.id = :id""")
                .param("id", versionId)
                .query((row, n) -> new Head(
                        row.getObject("id", UUID.class),
                        row.getObject("scorecard_id", UUID.class),
                        row.getString("name"),
                        row.getInt("number"),
                        List.of((String[]) row.getArray("channels").getArray()),
                        row.getObject("effective_on", LocalDate.class),
                        VersionState.valueOf(row.getString("state"))))
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    private ScorecardView read(Head head) {
        Map<UUID, List<OptionView>> options = options(head.versionId());
        Map<UUID, List<CriterionView>> criteria = new HashMap<>();
        int[] number = {0};
        jdbc.sql("""
                select c.*, round(coalesce(100 * c.weight / nullif(sum(c.weight) over (partition by c.section_id), 0) * s.weight
                    / nullif((select sum(w.weight) from scorecard_section w where w.version_id = :version), 0), 0), 1) as share
                from scorecard_criterion c join scorecard_section s on s.id = c.section_id
                where s.version_id = :version order by s.position, c.position""").param("version", head.versionId()).query(row -> {
            CriterionView criterion = criterion(row, ++number[0], options);
            criteria.computeIfAbsent(row.getObject("section_id", UUID.class), id -> new ArrayList<>())
                    .add(criterion);
        });
        List<SectionView> sections = jdbc.sql("""
                select id, position, title, weight, sum(weight) over () as whole
                from scorecard_section where version_id = :version order by position""")
                .param("version", head.versionId())
                .query((row, n) -> new SectionView(
                        row.getObject("id", UUID.class),
                        row.getInt("position"),
                        row.getString("title"),
                        row.getBigDecimal("weight"),
                        share(row.getBigDecimal("weight"), row.getBigDecimal("whole")),
                        criteria.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
        return new ScorecardView(
                head.versionId(),
                head.scorecardId(),
                head.name(),
                head.number(),
                head.channels(),
                head.effectiveOn(),
                sections);
    }

    private Map<UUID, List<OptionView>> options(UUID versionId) {
        Map<UUID, List<OptionView>> options = new HashMap<>();
        jdbc.sql("""
                select o.criterion_id, o.id, o.label, o.points
                from scorecard_option o
                join scorecard_criterion c on c.id = o.criterion_id
                join scorecard_section s on s.id = c.section_id
                where s.version_id = :version order by o.position""").param("version", versionId).query(row -> {
            options.computeIfAbsent(row.getObject("criterion_id", UUID.class), id -> new ArrayList<>())
                    .add(new OptionView(
                            row.getObject("id", UUID.class), row.getString("label"), row.getBigDecimal("points")));
        });
        return options;
    }

    private static CriterionView criterion(ResultSet row, int number, Map<UUID, List<OptionView>> options)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String criticalClass = row.getString("critical_class");
        String criticalEffect = row.getString("critical_effect");
        return new CriterionView(
                id,
                number,
                row.getInt("position"),
                row.getString("text"),
                row.getString("help"),
                AnswerKind.valueOf(row.getString("kind")),
                (Integer) row.getObject("minimum"),
                (Integer) row.getObject("maximum"),
                options.getOrDefault(id, List.of()),
                row.getBigDecimal("weight"),
                row.getBigDecimal("share"),
                row.getBoolean("na_allowed"),
                criticalClass == null ? null : CriticalClass.valueOf(criticalClass),
                criticalEffect == null ? null : CriticalEffect.valueOf(criticalEffect),
                row.getBigDecimal("critical_cap"),
                row.getBoolean("comment_required"));
    }

    private static BigDecimal share(BigDecimal weight, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : weight.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
    }

    private record Head(
            UUID versionId,
            UUID scorecardId,
            String name,
            int number,
            List<String> channels,
            @Nullable LocalDate effectiveOn,
            VersionState state) {}
}
