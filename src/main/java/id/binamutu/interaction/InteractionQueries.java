package id.binamutu.interaction;

import id.binamutu.people.Directory;
import id.binamutu.people.Viewer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of conversations. Counting stops where nobody pages to any more. */
@Component
class InteractionQueries implements Channels {

    static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final Directory directory;

    InteractionQueries(JdbcClient jdbc, Directory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @Transactional(readOnly = true)
    Page<InteractionSummary> list(Viewer viewer, InteractionFilter filter, Pageable page) {
        Map<String, Object> params = new HashMap<>();
        String where = where(viewer, filter, params);
        List<InteractionSummary> rows = rows(where, filter, params, page.getPageSize(), page.getOffset());
        long total = jdbc.sql(
                        "select count(*) from (select 1 from interaction i " + where + " limit " + MOST + ") capped")
                .params(params)
                .query(Long.class)
                .single();
        return new PageImpl<>(rows, page, total);
    }

    @Transactional(readOnly = true)
    List<InteractionSummary> all(Viewer viewer, InteractionFilter filter) {
        Map<String, Object> params = new HashMap<>();
        return rows(where(viewer, filter, params), filter, params, MOST, 0);
    }

    @Override
    public List<String> channels() {
        return jdbc.sql("select name from interaction_channel order by name")
                .query(String.class)
                .list();
    }

    @Override
    public List<String> topics() {
        return jdbc.sql("select name from interaction_topic order by name limit 500")
                .query(String.class)
                .list();
    }

    @Override
    public List<String> products() {
        return jdbc.sql("select name from interaction_product order by name limit 500")
                .query(String.class)
                .list();
    }

    private List<InteractionSummary> rows(
            String where, InteractionFilter filter, Map<String, Object> params, int limit, long offset) {
        return jdbc.sql("select i.* from interaction i " + where + " order by " + filter.order()
                        + " limit :limit offset :offset")
                .params(params)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> JdbcInteractions.summary(row))
                .list();
    }

    private String where(Viewer viewer, InteractionFilter filter, Map<String, Object> params) {
        List<String> all = new ArrayList<>();
        if (!viewer.readsEveryTeam()) {
            all.add("i.team_id = any(:teams)");
            params.put("teams", viewer.ledTeamIds().toArray(UUID[]::new));
        }
        if (filter.text() != null) {
            all.add("""
                    i.id in (
                      select interaction_id from transcript
                      where said @@ websearch_to_tsquery('indonesian', :q)
                      union all select id from interaction where conversation_id = :q)""");
            params.put("q", filter.text());
        }
        LocalDate first = filter.firstDay();
        if (first != null) {
            all.add("i.started_at >= :from");
            params.put("from", start(first));
        }
        LocalDate last = filter.lastDay();
        if (last != null) {
            all.add("i.started_at < :to");
            params.put("to", start(last.plusDays(1)));
        }
        if (filter.channelName() != null) {
            all.add("i.channel = :channel");
            params.put("channel", filter.channelName());
        }
        if (filter.topicName() != null) {
            all.add("i.topic = :topic");
            params.put("topic", filter.topicName());
        }
        String employeeId = filter.employeeId();
        if (employeeId != null) {
            UUID agent = directory.idsByEmployeeId().get(employeeId.toUpperCase(Locale.ROOT));
            if (agent == null) {
                all.add("false");
            } else {
                all.add("i.agent_id = :agent");
                params.put("agent", agent);
            }
        }
        Integer csat = filter.score();
        if (csat != null) {
            all.add("i.csat = :csat");
            params.put("csat", csat);
        }
        return all.isEmpty() ? "" : "where " + String.join(" and ", all);
    }

    static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(JdbcInteractions.JAKARTA).toOffsetDateTime();
    }
}
