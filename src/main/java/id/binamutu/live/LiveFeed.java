package id.binamutu.live;

import id.binamutu.people.StandingRights;
import id.binamutu.people.Viewer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Brings news to everybody who watches. Some times a second the changed conversations are read once for all, each is made into
 * a piece of page once for each language, and goes to those who may see it: the same bytes to everybody.
 */
@Component
class LiveFeed {

    private static final int MOST_WATCHERS = 2_000;
    private static final int MOST_OF_ONE_SESSION = 12;
    /** A reserved sample is made right after the end; its link is waited for a moment. */
    private static final int ROUNDS_FOR_A_SAMPLE = 15;

    private static final long RECONCILE = Duration.ofSeconds(30).toNanos();
    private static final long STUCK = Duration.ofSeconds(60).toNanos();

    private final LiveQueries queries;
    private final LiveStore store;
    private final LivePieces pieces;
    private final SampleReservations reservations;
    private final StandingRights rights;
    private final LiveSettings settings;
    private final Clock clock;

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
    private volatile boolean uncertain;
    private volatile boolean closed;
    private long beatAt = System.nanoTime();
    private long reconciledAt = System.nanoTime();

    LiveFeed(
            LiveQueries queries,
            LiveStore store,
            LivePieces pieces,
            SampleReservations reservations,
            StandingRights rights,
            LiveSettings settings,
            Clock clock) {
        this.queries = queries;
        this.store = store;
        this.pieces = pieces;
        this.reservations = reservations;
        this.rights = rights;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether there is room for one more. */
    boolean takes(String session) {
        return !closed
                && watchers.size() < MOST_WATCHERS
                && watchers.stream()
                                .filter(watcher -> watcher.session.equals(session))
                                .count()
                        < MOST_OF_ONE_SESSION;
    }

    void join(Watcher watcher) {
        watchers.add(watcher);
        if (closed) {
            watcher.stream.close();
        }
        if (watcher instanceof Watcher.OfConversation reader) {
            changed.add(reader.liveId);
        }
    }

    void changed(UUID liveId) {
        if (!watchers.isEmpty()) {
            changed.add(liveId);
        }
    }

    /** News may have been missed: everything is looked at again. */
    void uncertain() {
        uncertain = true;
    }

    /** Streams would hold up a stop that waits for requests to finish; their readers come back by themselves. */
    void close() {
        closed = true;
        watchers.forEach(watcher -> watcher.stream.close());
    }

    void open() {
        closed = false;
    }

    int watching() {
        return watchers.size();
    }

    /** One round; rounds never overlap. */
    void tick() {
        watchers.removeIf(watcher -> !watcher.stream.isOpen());
        if (watchers.isEmpty()) {
            changed.clear();
            return;
        }
        long now = System.nanoTime();
        if (now - beatAt > settings.beat().toNanos()) {
            beatAt = now;
            checkRights();
            byte[] beat = EventStream.event("beat", "", Long.toString(clock.millis()));
            watchers.forEach(watcher -> watcher.stream.send(beat));
            watchers.stream()
                    .filter(watcher -> watcher.stream.isStuckFor(STUCK))
                    .forEach(watcher -> watcher.stream.close());
        }
        if (uncertain || now - reconciledAt > RECONCILE) {
            uncertain = false;
            reconciledAt = now;
            changed.addAll(queries.ids());
            watchers.forEach(watcher -> changed.addAll(
                    watcher instanceof Watcher.OfBoard board
                            ? board.shown.keySet()
                            : Set.of(((Watcher.OfConversation) watcher).liveId)));
        }
        Pieces made = new Pieces();
        welcome(made);
        tellNews(made);
        watchers.forEach(watcher -> watcher.stream.drain());
    }

    /** Whoever signed out, lost a team or the role, sees nothing more of it. */
    private void checkRights() {
        Map<String, Viewer> standing =
                rights.of(watchers.stream().map(watcher -> watcher.session).collect(Collectors.toSet()));
        for (Watcher watcher : watchers) {
            Viewer viewer = standing.get(watcher.session);
            if (viewer == null) {
                watcher.stream.send(EventStream.event("over", "", ""));
                watcher.stream.end();
            } else if (!viewer.equals(watcher.viewer)) {
                watcher.viewer = viewer;
                if (watcher instanceof Watcher.OfBoard board) {
                    board.fresh = true;
                } else if (watcher instanceof Watcher.OfConversation reader) {
                    reader.revision = 0;
                    changed.add(reader.liveId);
                }
            }
        }
    }

    /** The whole list, for those who have just come or whose queue was lost. */
    private void welcome(Pieces made) {
        List<Watcher.OfBoard> boards = watchers.stream()
                .filter(Watcher.OfBoard.class::isInstance)
                .map(Watcher.OfBoard.class::cast)
                .filter(board -> board.stream.wasOverrun() || board.fresh)
                .toList();
        if (boards.isEmpty()) {
            return;
        }
        List<LiveRow> rows = boards.stream().anyMatch(board -> board.viewer.readsEveryTeam())
                ? queries.all()
                : queries.ofTeams(boards.stream()
                        .flatMap(board -> board.viewer.ledTeamIds().stream())
                        .collect(Collectors.toSet()));
        for (Watcher.OfBoard board : boards) {
            board.fresh = false;
            board.shown.clear();
            for (LiveRow row : rows) {
                if (board.sees(row)) {
                    show(board, row, made);
                }
            }
            board.stream.send(EventStream.event(
                    "all", "", board.shown.keySet().stream().map(UUID::toString).collect(Collectors.joining(" "))));
        }
    }

    private void tellNews(Pieces made) {
        Set<UUID> ids = new HashSet<>(changed);
        if (ids.isEmpty()) {
            return;
        }
        changed.removeAll(ids);
        Map<UUID, LiveRow> rows;
        try {
            rows = queries.rows(ids).stream().collect(Collectors.toMap(LiveRow::id, Function.identity()));
        } catch (RuntimeException e) {
            changed.addAll(ids);
            throw e;
        }
        for (Watcher watcher : watchers) {
            if (watcher instanceof Watcher.OfBoard board && !board.fresh) {
                tell(board, ids, rows, made);
            }
        }
        tellReaders(ids, rows, made);
    }

    private void tell(Watcher.OfBoard board, Set<UUID> ids, Map<UUID, LiveRow> rows, Pieces made) {
        for (UUID id : ids) {
            LiveRow row = rows.get(id);
            if (row != null && board.sees(row)) {
                show(board, row, made);
            } else if (board.shown.remove(id) != null) {
                board.stream.send(EventStream.event("gone", "", id.toString()));
            }
        }
    }

    private static void show(Watcher.OfBoard board, LiveRow row, Pieces made) {
        Integer before = board.shown.put(row.id(), row.revision());
        if (before == null || before != row.revision()) {
            board.stream.send(made.row(row, board.locale));
        }
    }

    private void tellReaders(Collection<UUID> ids, Map<UUID, LiveRow> rows, Pieces made) {
        List<Watcher.OfConversation> readers = watchers.stream()
                .filter(Watcher.OfConversation.class::isInstance)
                .map(Watcher.OfConversation.class::cast)
                .filter(reader -> ids.contains(reader.liveId))
                .toList();
        if (readers.isEmpty()) {
            return;
        }
        Map<UUID, Integer> since = new HashMap<>();
        readers.forEach(reader -> since.merge(reader.liveId, reader.number, Math::min));
        Map<UUID, List<LiveQueries.LiveLine>> said =
                queries.saidSince(since).stream().collect(Collectors.groupingBy(LiveQueries.LiveLine::liveId));
        for (Watcher.OfConversation reader : readers) {
            LiveRow row = rows.get(reader.liveId);
            if (row == null) {
                end(reader);
            } else if (!reader.viewer.mayReadTeam(row.teamId())) {
                reader.stream.send(EventStream.event("over", "", ""));
                reader.stream.end();
            } else {
                tell(reader, row, said.getOrDefault(row.id(), List.of()), made);
            }
        }
    }

    private static void tell(Watcher.OfConversation reader, LiveRow row, List<LiveQueries.LiveLine> said, Pieces made) {
        for (LiveQueries.LiveLine line : said) {
            if (line.number() > reader.number) {
                reader.stream.send(made.line(line, reader.locale));
                reader.number = line.number();
            }
        }
        if (row.revision() != reader.revision) {
            reader.revision = row.revision();
            reader.stream.send(made.head(row, reader.locale));
        }
    }

    private void end(Watcher.OfConversation reader) {
        Optional<SampleReservations.Reserved> reserved = reservations.of(reader.liveId);
        if (reserved.filter(each -> !each.settled()).isPresent() && reader.roundsOver++ < ROUNDS_FOR_A_SAMPLE) {
            changed.add(reader.liveId);
            return;
        }
        UUID interaction =
                store.ending(reader.liveId).map(LiveStore.Ending::interactionId).orElse(null);
        UUID sample = reserved.map(SampleReservations.Reserved::sampleId).orElse(null);
        reader.stream.send(EventStream.event("ended", "", pieces.ended(interaction, sample, reader.locale)));
        reader.stream.end();
    }

    /** What was made in this round. */
    private final class Pieces {

        private final Map<Object, byte[]> made = new HashMap<>();

        private record Key(String kind, UUID id, int number, Locale locale) {}

        byte[] row(LiveRow row, Locale locale) {
            return made.computeIfAbsent(
                    new Key("row", row.id(), row.revision(), locale),
                    key -> EventStream.event("row", "", pieces.row(row, locale)));
        }

        byte[] head(LiveRow row, Locale locale) {
            return made.computeIfAbsent(
                    new Key("head", row.id(), row.revision(), locale),
                    key -> EventStream.event("head", "", pieces.head(row, locale)));
        }

        byte[] line(LiveQueries.LiveLine line, Locale locale) {
            return made.computeIfAbsent(
                    new Key("line", line.liveId(), line.number(), locale),
                    key -> EventStream.event("line", Integer.toString(line.number()), pieces.line(line, locale)));
        }
    }
}
