package id.binamutu.scorecard;

import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The order of a draft's sections and criteria. In SQL: a part that moves changes its place and those of its neighbours, and
 * nothing else is read or written, however long the form is.
 */
@Component
class Arrangement {
    private final JdbcClient jdbc;

    Arrangement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param by −1 up, +1 down; beyond the end of its section into the next one that holds criteria, or is empty */
    void stepCriterion(UUID versionId, UUID criterionId, int by) {
        List<UUID> sections = leaves(versionId);
        Map<UUID, List<UUID>> criteria = criteria(versionId);
        UUID from = sectionOf(criteria, criterionId);
        List<UUID> here = inside(criteria, from);
        int to = here.indexOf(criterionId) + by;
        if (to >= 0 && to < here.size()) {
            here.remove(criterionId);
            here.add(to, criterionId);
            placeCriteria(from, here);
            return;
        }
        int next = sections.indexOf(from) + by;
        if (next >= 0 && next < sections.size()) {
            UUID target = sections.get(next);
            List<UUID> there = inside(criteria, target);
            here.remove(criterionId);
            there.add(by > 0 ? 0 : there.size(), criterionId);
            placeCriteria(from, here);
            placeCriteria(target, there);
        }
    }

    /** Puts a criterion right after another one of any section. */
    void putAfter(UUID versionId, UUID criterionId, UUID afterId) {
        Map<UUID, List<UUID>> criteria = criteria(versionId);
        UUID from = sectionOf(criteria, criterionId);
        UUID target = sectionOf(criteria, afterId);
        inside(criteria, from).remove(criterionId);
        List<UUID> there = inside(criteria, target);
        there.add(there.indexOf(afterId) + 1, criterionId);
        if (!from.equals(target)) {
            placeCriteria(from, inside(criteria, from));
        }
        placeCriteria(target, there);
    }

    /** Puts a criterion at the end of a section. */
    void putInto(UUID versionId, UUID criterionId, UUID sectionId) {
        if (!leaves(versionId).contains(sectionId)) {
            throw new NotFoundException();
        }
        Map<UUID, List<UUID>> criteria = criteria(versionId);
        UUID from = sectionOf(criteria, criterionId);
        if (from.equals(sectionId)) {
            return;
        }
        inside(criteria, from).remove(criterionId);
        List<UUID> there = inside(criteria, sectionId);
        there.add(criterionId);
        placeCriteria(from, inside(criteria, from));
        placeCriteria(sectionId, there);
    }

    /** @param by −1 up, +1 down; a part of a section moves on into the neighbour that has parts or is empty */
    void stepSection(UUID versionId, UUID sectionId, int by) {
        Map<@Nullable UUID, List<UUID>> sections = sections(versionId);
        UUID parent = parentOf(sections, sectionId);
        List<UUID> here = siblings(sections, parent);
        int to = here.indexOf(sectionId) + by;
        if (to >= 0 && to < here.size()) {
            here.remove(sectionId);
            here.add(to, sectionId);
            placeSections(parent, here);
            return;
        }
        if (parent == null) {
            return;
        }
        Map<UUID, List<UUID>> criteria = criteria(versionId);
        List<UUID> tops = siblings(sections, null);
        for (int next = tops.indexOf(parent) + by; next >= 0 && next < tops.size(); next += by) {
            UUID target = tops.get(next);
            if (!criteria.containsKey(target)) {
                List<UUID> there = siblings(sections, target);
                here.remove(sectionId);
                there.add(by > 0 ? 0 : there.size(), sectionId);
                placeSections(parent, here);
                placeSections(target, there);
                return;
            }
        }
    }

    /** Puts a section at the end of another one, or of the first level. */
    void putSectionInto(UUID versionId, UUID sectionId, @Nullable UUID parentId) {
        Map<@Nullable UUID, List<UUID>> sections = sections(versionId);
        if (parentId != null
                && (!siblings(sections, null).contains(parentId)
                        || parentId.equals(sectionId)
                        || sections.containsKey(sectionId))) {
            throw RuleViolation.at("parentId", "scorecard.error.thirdLevel");
        }
        if (parentId != null && criteria(versionId).containsKey(parentId)) {
            throw RuleViolation.at("parentId", "scorecard.error.parentHoldsCriteria");
        }
        UUID from = parentOf(sections, sectionId);
        siblings(sections, from).remove(sectionId);
        siblings(sections, parentId).add(sectionId);
        placeSections(from, siblings(sections, from));
        placeSections(parentId, siblings(sections, parentId));
    }

    private void placeCriteria(UUID sectionId, List<UUID> ids) {
        jdbc.sql("""
                update scorecard_criterion c set section_id = :section, position = o.n
                from unnest(cast(:ids as uuid[])) with ordinality as o (id, n)
                where c.id = o.id and (c.section_id <> :section or c.position <> o.n)""")
                .param("section", sectionId)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private void placeSections(@Nullable UUID parentId, List<UUID> ids) {
        jdbc.sql("""
                update scorecard_section s set parent_id = cast(:parent as uuid), position = o.n
                from unnest(cast(:ids as uuid[])) with ordinality as o (id, n)
                where s.id = o.id and (s.parent_id is distinct from cast(:parent as uuid) or s.position <> o.n)""")
                .param("parent", parentId)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** The sections that hold criteria or nothing, in the order of the form. */
    private List<UUID> leaves(UUID versionId) {
        return jdbc.sql("""
                select s.id from scorecard_section s left join scorecard_section p on p.id = s.parent_id
                where s.version_id = :version and not exists (select from scorecard_section part where part.parent_id = s.id)
                order by coalesce(p.position, s.position), case when p.id is null then 0 else s.position end""").param("version", versionId).query(UUID.class).list();
    }

    private Map<UUID, List<UUID>> criteria(UUID versionId) {
        Map<UUID, List<UUID>> criteria = new LinkedHashMap<>();
        jdbc.sql("""
                select c.section_id, c.id from scorecard_criterion c join scorecard_section s on s.id = c.section_id
                where s.version_id = :version order by c.position""").param("version", versionId).query(row -> {
            inside(criteria, row.getObject("section_id", UUID.class)).add(row.getObject("id", UUID.class));
        });
        return criteria;
    }

    private Map<@Nullable UUID, List<UUID>> sections(UUID versionId) {
        Map<@Nullable UUID, List<UUID>> sections = new LinkedHashMap<>();
        jdbc.sql("select id, parent_id from scorecard_section where version_id = :version order by position")
                .param("version", versionId)
                .query(row -> {
                    siblings(sections, row.getObject("parent_id", UUID.class)).add(row.getObject("id", UUID.class));
                });
        return sections;
    }

    private static List<UUID> siblings(Map<@Nullable UUID, List<UUID>> sections, @Nullable UUID parent) {
        return sections.computeIfAbsent(parent, id -> new ArrayList<>());
    }

    private static @Nullable UUID parentOf(Map<@Nullable UUID, List<UUID>> sections, UUID sectionId) {
        for (Map.Entry<@Nullable UUID, List<UUID>> level : sections.entrySet()) {
            if (level.getValue().contains(sectionId)) {
                return level.getKey();
            }
        }
        throw new NotFoundException();
    }

    private static List<UUID> inside(Map<UUID, List<UUID>> criteria, UUID sectionId) {
        return criteria.computeIfAbsent(sectionId, id -> new ArrayList<>());
    }

    private static UUID sectionOf(Map<UUID, List<UUID>> criteria, UUID criterionId) {
        return criteria.entrySet().stream()
                .filter(section -> section.getValue().contains(criterionId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
