package id.binamutu.scorecard;

import id.binamutu.web.NotFoundException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads versions as a whole. A published one never changes, so those that are scored with are read once and kept. */
@Component
@Transactional(readOnly = true)
class ScorecardReader implements Scorecards {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Far more than are in force at one time; one of 500 criteria takes about a megabyte. */
    private static final int KEPT = 64;

    private final Map<UUID, ScorecardView> published = Collections.synchronizedMap(new LastUsed());
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

    /** What is worked on: nothing else. */
    ScorecardView draft(UUID versionId) {
        Head head = head(versionId);
        if (head.state() != VersionState.DRAFT) {
            throw new NotFoundException();
        }
        return read(head);
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
    public ScorecardView anyState(UUID versionId) {
        return anyVersion(versionId);
    }

    @Override
    public List<VersionName> drafts() {
        return jdbc.sql("""
                select v.id as version_id, v.scorecard_id, s.name, v.number, v.effective_on
                from scorecard_version v join scorecard s on s.id = v.scorecard_id
                where v.state in ('DRAFT', 'IN_REVIEW') order by lower(s.name), v.number""").query(VersionName.class).list();
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

    /** Costs five statements whatever the size. */
    private ScorecardView read(Head head) {
        UUID version = head.versionId();
        List<SectionRow> sections = sections(version);
        Map<UUID, BigDecimal> shares = new HashMap<>();
        share(sections, null, HUNDRED, shares);
        Map<UUID, List<CriterionView>> criteria = criteria(version, shares);
        List<SectionView> top = new ArrayList<>();
        for (SectionRow section : in(null, sections)) {
            List<SectionView> inside = in(section.id(), sections).stream()
                    .map(one -> one.view(2, section.letter() + one.position(), shares, criteria, List.of()))
                    .toList();
            top.add(section.view(1, section.letter(), shares, criteria, inside));
        }
        return new ScorecardView(
                version, head.scorecardId(), head.name(), head.number(), head.channels(), head.effectiveOn(), top);
    }

    private List<SectionRow> sections(UUID version) {
        return jdbc.sql("""
                select id, parent_id, position, title, weight from scorecard_section where version_id = :version
                order by position""")
                .param("version", version)
                .query((row, n) -> new SectionRow(
                        row.getObject("id", UUID.class),
                        row.getObject("parent_id", UUID.class),
                        row.getInt("position"),
                        row.getString("title"),
                        row.getBigDecimal("weight")))
                .list();
    }

    private static List<SectionRow> in(@Nullable UUID parent, List<SectionRow> sections) {
        return sections.stream()
                .filter(section -> Objects.equals(section.parentId(), parent))
                .toList();
    }

    /** Hands the share of a section on to those inside by their weights. */
    private static void share(
            List<SectionRow> sections, @Nullable UUID parent, BigDecimal whole, Map<UUID, BigDecimal> shares) {
        List<SectionRow> here = in(parent, sections);
        BigDecimal weights = here.stream().map(SectionRow::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (SectionRow section : here) {
            BigDecimal share = part(whole, section.weight(), weights);
            shares.put(section.id(), share);
            share(sections, section.id(), share, shares);
        }
    }

    private Map<UUID, List<CriterionView>> criteria(UUID version, Map<UUID, BigDecimal> shares) {
        Map<UUID, List<OptionRow>> options = options(version);
        Map<UUID, List<CauseView>> causes = causes(version);
        Map<UUID, List<CriterionView>> criteria = new HashMap<>();
        int[] number = {0};
        jdbc.sql("""
                select c.*, sum(c.weight) over (partition by c.section_id) as section_weight
                from scorecard_criterion c
                join scorecard_section s on s.id = c.section_id
                left join scorecard_section p on p.id = s.parent_id
                where s.version_id = :version
                order by coalesce(p.position, s.position), s.position, c.position""").param("version", version).query(row -> {
            UUID section = row.getObject("section_id", UUID.class);
            BigDecimal share = part(
                    shares.getOrDefault(section, BigDecimal.ZERO),
                    row.getBigDecimal("weight"),
                    row.getBigDecimal("section_weight"));
            UUID id = row.getObject("id", UUID.class);
            criteria.computeIfAbsent(section, key -> new ArrayList<>())
                    .add(criterion(
                            row,
                            ++number[0],
                            share,
                            options.getOrDefault(id, List.of()),
                            causes.getOrDefault(id, List.of())));
        });
        return criteria;
    }

    private Map<UUID, List<OptionRow>> options(UUID version) {
        Map<UUID, List<OptionRow>> options = new HashMap<>();
        jdbc.sql("""
                select o.criterion_id, o.id, o.label, o.points, o.preset
                from scorecard_option o
                join scorecard_criterion c on c.id = o.criterion_id
                join scorecard_section s on s.id = c.section_id
                where s.version_id = :version order by o.position""").param("version", version).query(row -> {
            options.computeIfAbsent(row.getObject("criterion_id", UUID.class), id -> new ArrayList<>())
                    .add(new OptionRow(
                            new OptionView(
                                    row.getObject("id", UUID.class),
                                    row.getString("label"),
                                    row.getBigDecimal("points")),
                            row.getBoolean("preset")));
        });
        return options;
    }

    private Map<UUID, List<CauseView>> causes(UUID version) {
        Map<UUID, List<CauseView>> causes = new HashMap<>();
        jdbc.sql("""
                select k.criterion_id, k.id, k.label
                from scorecard_cause k
                join scorecard_criterion c on c.id = k.criterion_id
                join scorecard_section s on s.id = c.section_id
                where s.version_id = :version order by k.position""").param("version", version).query(row -> {
            causes.computeIfAbsent(row.getObject("criterion_id", UUID.class), id -> new ArrayList<>())
                    .add(new CauseView(row.getObject("id", UUID.class), row.getString("label")));
        });
        return causes;
    }

    private static CriterionView criterion(
            ResultSet row, int number, BigDecimal share, List<OptionRow> options, List<CauseView> causes)
            throws SQLException {
        String criticalClass = row.getString("critical_class");
        String criticalEffect = row.getString("critical_effect");
        UUID condition = row.getObject("condition_criterion_id", UUID.class);
        String presets = options.stream()
                .filter(OptionRow::preset)
                .map(option -> option.view().id().toString())
                .sorted()
                .collect(Collectors.joining(","));
        return new CriterionView(
                row.getObject("id", UUID.class),
                number,
                row.getInt("position"),
                row.getString("text"),
                row.getString("help"),
                AnswerKind.valueOf(row.getString("kind")),
                (Integer) row.getObject("minimum"),
                (Integer) row.getObject("maximum"),
                options.stream().map(OptionRow::view).toList(),
                row.getBigDecimal("weight"),
                share.setScale(1, RoundingMode.HALF_UP),
                row.getBoolean("na_allowed"),
                criticalClass == null ? null : CriticalClass.valueOf(criticalClass),
                criticalEffect == null ? null : CriticalEffect.valueOf(criticalEffect),
                row.getBigDecimal("critical_cap"),
                row.getBoolean("comment_required"),
                row.getBoolean("evidence_required"),
                row.getString("good_example"),
                row.getString("bad_example"),
                presets.isEmpty() ? row.getString("default_code") : presets,
                causes,
                row.getBigDecimal("bonus"),
                condition == null
                        ? null
                        : new ConditionView(condition, Set.of((String[])
                                row.getArray("condition_codes").getArray())),
                row.getBigDecimal("worst"),
                row.getBigDecimal("best"));
    }

    private static BigDecimal part(BigDecimal whole, BigDecimal weight, BigDecimal weights) {
        return weights.signum() == 0 ? BigDecimal.ZERO : whole.multiply(weight).divide(weights, MathContext.DECIMAL64);
    }

    /** @param preset whether a draft begins with it */
    private record OptionRow(OptionView view, boolean preset) {}

    private record SectionRow(UUID id, @Nullable UUID parentId, int position, String title, BigDecimal weight) {
        String letter() {
            return position <= 26 ? String.valueOf((char) ('A' + position - 1)) : String.valueOf(position);
        }

        SectionView view(
                int level,
                String letter,
                Map<UUID, BigDecimal> shares,
                Map<UUID, List<CriterionView>> criteria,
                List<SectionView> inside) {
            return new SectionView(
                    id,
                    position,
                    level,
                    letter,
                    title,
                    weight,
                    shares.getOrDefault(id, BigDecimal.ZERO).setScale(1, RoundingMode.HALF_UP),
                    criteria.getOrDefault(id, List.of()),
                    inside);
        }
    }

    /** Forgets what has not been used for longest. */
    private static final class LastUsed extends LinkedHashMap<UUID, ScorecardView> {
        LastUsed() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ScorecardView> eldest) {
            return size() > KEPT;
        }
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
