package id.binamutu.interaction;

import id.binamutu.people.Viewer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of conversations, and what a search says about itself. */
@Component
class InteractionQueries implements Channels {

    /** Nobody reads a longer table. */
    static final int EXPORTED = 10_000;

    private static final int PAGE = 25;

    private final JdbcClient jdbc;
    private final JdbcInteractions interactions;
    private final InteractionSearch searching;
    private final SearchWords words;

    InteractionQueries(JdbcClient jdbc, JdbcInteractions interactions, InteractionSearch searching, SearchWords words) {
        this.jdbc = jdbc;
        this.interactions = interactions;
        this.searching = searching;
        this.words = words;
    }

    @Transactional(readOnly = true)
    InteractionPage list(Viewer viewer, InteractionFilter filter, int page) {
        int number = Math.max(0, Math.min(page, InteractionSearch.MOST / PAGE - 1));
        Search search = search(filter);
        // One more than is shown tells whether there is a next page.
        int wanted = (number + 1) * PAGE + 1;
        Found found = nothingToFind(filter, search)
                ? Found.NOTHING
                : withConversation(viewer, filter, searching.find(viewer, filter, search, wanted));
        List<UUID> shown =
                found.ids().stream().skip((long) number * PAGE).limit(PAGE).toList();
        return new InteractionPage(hits(shown, search), number, PAGE, found.known(), found.complete(), found.reached());
    }

    /** Everything that the list would show, page after page. */
    @Transactional(readOnly = true)
    List<InteractionSummary> all(Viewer viewer, InteractionFilter filter) {
        Search search = search(filter);
        if (nothingToFind(filter, search)) {
            return List.of();
        }
        Found found = withConversation(viewer, filter, searching.find(viewer, filter, search, EXPORTED));
        Map<UUID, InteractionSummary> summaries = interactions.summaries(found.ids());
        return found.ids().stream()
                .map(summaries::get)
                .filter(row -> row != null)
                .toList();
    }

    /** Of the words that were searched for, those that nobody whom the reader may read ever used. */
    @Transactional(readOnly = true)
    List<String> unknownWords(Viewer viewer, InteractionFilter filter) {
        Search search = search(filter);
        if (search == null) {
            return List.of();
        }
        InteractionFilter wide = only(filter.q());
        boolean narrowed = Arrays.stream(InteractionFilter.Part.values()).anyMatch(filter::has);
        return search.required().stream()
                .filter(word -> (search.isOne() && !narrowed)
                        || searching
                                .find(viewer, wide, new Search(word.query(), Set.of(), List.of()), 1)
                                .isNothing())
                .map(Search.Required::typed)
                .toList();
    }

    /** How many would be found without one of the filters; those that would change nothing are left out. */
    @Transactional(readOnly = true)
    Map<InteractionFilter.Part, Found> withoutOne(Viewer viewer, InteractionFilter filter) {
        Search search = search(filter);
        Map<InteractionFilter.Part, Found> without = new LinkedHashMap<>();
        if (nothingToFind(filter, search)) {
            return without;
        }
        for (InteractionFilter.Part part : InteractionFilter.Part.values()) {
            if (filter.has(part)) {
                Found found = searching.find(viewer, filter.without(part), search, 1);
                if (found.known() > 0) {
                    without.put(part, found);
                }
            }
        }
        return without;
    }

    /** The messages with what was searched for marked in them, by position; empty when nothing was. */
    @Transactional(readOnly = true)
    Map<Integer, Marked> marked(Conversation conversation, @Nullable String q) {
        Search search = q == null ? null : words.understand(q);
        if (search == null || search.lexemes().isEmpty()) {
            return Map.of();
        }
        Set<String> said = Set.copyOf(jdbc.sql("""
                        select distinct lower(p.token) from unnest(cast(:texts as text[])) text,
                          ts_parse('default', text) p
                        where ts_lexize('indonesian_stem', lower(p.token)) && cast(:lexemes as text[])""")
                .param(
                        "texts",
                        conversation.messages().stream().map(Message::text).toArray(String[]::new))
                .param("lexemes", search.lexemes().toArray(String[]::new))
                .query(String.class)
                .list());
        return conversation.messages().stream()
                .collect(Collectors.toMap(Message::position, message -> Marked.of(message.text(), said)));
    }

    @Override
    public List<String> channels() {
        return choices().getOrDefault("channel", List.of());
    }

    @Override
    public List<String> topics() {
        return choices().getOrDefault("topic", List.of());
    }

    @Override
    public List<String> products() {
        return choices().getOrDefault("product", List.of());
    }

    /** What there is to narrow by, in one statement. */
    Map<String, List<String>> choices() {
        Map<String, List<String>> choices =
                jdbc.sql("""
                        (select 'channel' as kind, name from interaction_channel order by name limit 500) union all
                        (select 'topic', name from interaction_topic order by name limit 500) union all
                        (select 'product', name from interaction_product order by name limit 500)""").query((row, n) -> Map.entry(row.getString("kind"), row.getString("name"))).list().stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Stream.of("channel", "topic", "product").forEach(kind -> choices.putIfAbsent(kind, List.of()));
        return choices;
    }

    private @Nullable Search search(InteractionFilter filter) {
        String text = filter.text();
        return text == null ? null : words.understand(text);
    }

    /** Signs that mean nothing find nothing, rather than everything. */
    private static boolean nothingToFind(InteractionFilter filter, @Nullable Search search) {
        return filter.text() != null && search == null;
    }

    private static InteractionFilter only(@Nullable String q) {
        return new InteractionFilter(q, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The number of a conversation finds it, whatever was said in it. */
    private Found withConversation(Viewer viewer, InteractionFilter filter, Found found) {
        String text = filter.text();
        if (text == null || text.contains(" ")) {
            return found;
        }
        record Named(UUID id, @Nullable UUID teamId) {}
        return jdbc
                .sql("select id, team_id from interaction where conversation_id = :name")
                .param("name", text)
                .query((row, n) -> new Named(row.getObject("id", UUID.class), row.getObject("team_id", UUID.class)))
                .list()
                .stream()
                .filter(named -> viewer.mayReadTeam(named.teamId()))
                .map(Named::id)
                .filter(id -> !found.ids().contains(id))
                .findFirst()
                .map(id -> new Found(
                        Stream.concat(Stream.of(id), found.ids().stream()).toList(),
                        found.known() + 1,
                        found.complete(),
                        found.reached()))
                .orElse(found);
    }

    private List<Hit> hits(List<UUID> ids, @Nullable Search search) {
        if (ids.isEmpty()) {
            return List.of();
        }
        if (search == null) {
            Map<UUID, InteractionSummary> summaries = interactions.summaries(ids);
            return ids.stream()
                    .map(summaries::get)
                    .filter(row -> row != null)
                    .map(row -> new Hit(row, null, null))
                    .toList();
        }
        return jdbc.sql("""
                        select i.*, t.messages, array(
                          select distinct lower(p.token)
                          from jsonb_path_query(t.messages, '$[*].text') message, ts_parse('default', message #>> '{}') p
                          where ts_lexize('indonesian_stem', lower(p.token)) && cast(:lexemes as text[])) as words
                        from unnest(cast(:ids as uuid[])) with ordinality found (id, n)
                        join interaction i on i.id = found.id
                        left join transcript t
                          on t.interaction_id = found.id and t.shelf in (shelf_of(i.started_at), 'infinity')
                        order by found.n""")
                .param("ids", ids.toArray(UUID[]::new))
                .param("lexemes", search.lexemes().toArray(String[]::new))
                .query((row, n) -> hit(
                        JdbcInteractions.summary(row),
                        interactions.messages(row.getString("messages")),
                        Set.copyOf(
                                Arrays.asList((String[]) row.getArray("words").getArray()))))
                .list();
    }

    /** With the message that holds most of the words, the first of them. */
    private static Hit hit(InteractionSummary summary, List<Message> messages, Set<String> words) {
        record Said(Message message, Marked marked) {}
        return messages.stream()
                .map(message -> new Said(message, Marked.of(message.text(), words)))
                .filter(said -> said.marked.any())
                .max(Comparator.<Said>comparingLong(said -> said.marked.words())
                        .thenComparing(said -> -said.message.position()))
                .map(said -> new Hit(summary, said.message.sender(), said.marked.excerpt()))
                .orElseGet(() -> new Hit(summary, null, null));
    }
}
