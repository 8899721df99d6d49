package id.binamutu.knowledge;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class ArticleService implements Articles {
    static final int EXPORTED_AT_MOST = 10_000;

    private static final Map<String, String> SORTS = Map.of(
            "title", "lower(a.title)",
            "product", "lower(a.product)",
            "validFrom", "a.valid_from",
            "validUntil", "a.valid_until");

    private final ArticleRepository articles;
    private final JdbcClient jdbc;
    private final Directory directory;
    private final Trail trail;
    private final Clock clock;

    ArticleService(ArticleRepository articles, JdbcClient jdbc, Directory directory, Trail trail, Clock clock) {
        this.articles = articles;
        this.jdbc = jdbc;
        this.directory = directory;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public List<Article> validOn(LocalDate day) {
        return jdbc.sql("""
                        select id, title, product, url, valid_from, valid_until from article
                        where valid_from <= :day and (valid_until is null or valid_until >= :day)
                        order by lower(title), id""").param("day", day).query(ArticleService::article).list();
    }

    @Override
    public List<Article> named(Collection<UUID> ids) {
        return jdbc.sql("""
                        select id, title, product, url, valid_from, valid_until from article
                        where id = any(:ids) order by lower(title), id""")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ArticleService::article)
                .list();
    }

    private static Article article(ResultSet row, int number) throws SQLException {
        return new Article(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("product"),
                row.getString("url"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    Page<ArticleRow> list(ArticleFilter filter, Pageable page) {
        LocalDate today = LocalDate.now(clock);
        StringBuilder where = new StringBuilder(" where true");
        Map<String, Object> parameters = new HashMap<>(Map.of("today", today));
        if (filter.q() != null && !filter.q().isBlank()) {
            where.append(" and (a.title ilike :q or a.product ilike :q or a.summary ilike :q)");
            parameters.put("q", "%" + filter.q().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (filter.product() != null && !filter.product().isBlank()) {
            where.append(" and lower(a.product) = lower(:product)");
            parameters.put("product", filter.product().strip());
        }
        switch (Objects.requireNonNullElse(filter.validity(), "")) {
            case "now" ->
                where.append(" and a.valid_from <= :today and (a.valid_until is null or a.valid_until >= :today)");
            case "past" -> where.append(" and a.valid_until < :today");
            case "coming" -> where.append(" and a.valid_from > :today");
            default -> {}
        }
        List<ArticleRow> rows = jdbc.sql(
                        """
                        select a.id, a.title, a.product, a.url, a.valid_from, a.valid_until, p.name as changed_by_name,
                          case when a.valid_from > :today then 'coming' when a.valid_until < :today then 'past' else 'now' end as validity
                        from article a join person p on p.id = a.changed_by""" + where + " order by " + order(page.getSort()) + " limit :limit offset :offset")
                .params(parameters)
                .param("limit", page.getPageSize())
                .param("offset", page.getOffset())
                .query(ArticleRow.class)
                .list();
        long total = page.getOffset() == 0 && rows.size() < page.getPageSize()
                ? rows.size()
                : jdbc.sql("select count(*) from article a" + where)
                        .params(parameters)
                        .query(Long.class)
                        .single();
        return new PageImpl<>(rows, page, total);
    }

    private static String order(Sort sort) {
        return sort.stream()
                .filter(one -> SORTS.containsKey(one.getProperty()))
                .findFirst()
                .map(one -> SORTS.get(one.getProperty()) + (one.isAscending() ? " asc" : " desc") + " nulls last, a.id")
                .orElse("lower(a.title), a.id");
    }

    List<String> products() {
        return jdbc.sql(
                        "select product from (select distinct on (lower(product)) product from article order by lower(product)) p")
                .query(String.class)
                .list();
    }

    ArticleView view(UUID id) {
        ArticleReference article = find(id);
        Map<UUID, PersonName> names = directory.names(Set.copyOf(List.of(article.createdBy(), article.changedBy())));
        ArticleForm form = article.form();
        LocalDate today = LocalDate.now(clock);
        String validity = form.validFrom().isAfter(today)
                ? "coming"
                : form.validUntil() != null && form.validUntil().isBefore(today) ? "past" : "now";
        return new ArticleView(
                id,
                form,
                validity,
                name(names.get(article.createdBy())),
                article.createdAt(),
                name(names.get(article.changedBy())),
                article.changedAt());
    }

    private static String name(@Nullable PersonName person) {
        return person == null ? "" : person.name();
    }

    @Transactional
    UUID add(ArticleForm form, Viewer viewer) {
        ArticleReference article = articles.saveAndFlush(new ArticleReference(form, viewer.id(), clock));
        trail.record("article.added", "article", article.id(), Map.of("title", form.title(), "url", form.url()));
        return article.id();
    }

    @Transactional
    void change(UUID id, ArticleForm form, Viewer viewer) {
        ArticleReference article = find(id);
        if (!Objects.equals(article.version(), form.version())) {
            throw new ObjectOptimisticLockingFailureException(ArticleReference.class, id);
        }
        article.change(form, viewer.id(), clock);
        articles.flush();
        trail.record("article.changed", "article", id, Map.of("title", form.title(), "url", form.url()));
    }

    @Transactional
    void end(UUID id, LocalDate lastDay, Viewer viewer) {
        find(id).end(lastDay, viewer.id(), clock);
        articles.flush();
        trail.record("article.ended", "article", id, Map.of("validUntil", lastDay.toString()));
    }

    @Transactional
    void exported(ArticleFilter filter, int rows, Viewer viewer) {
        trail.record("article.exported", "person", viewer.id(), Map.of("rows", rows));
    }

    private ArticleReference find(UUID id) {
        return articles.findById(id).orElseThrow(NotFoundException::new);
    }
}
