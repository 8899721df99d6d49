package id.binamutu.workload;

import id.binamutu.calendar.WorkingDays;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import id.binamutu.sampling.SampleWork;
import id.binamutu.sampling.ScoredSamples;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The calendar of a month by week, and how much everybody has before them. */
@Service
@Transactional(readOnly = true)
class WorkloadPage {
    private static final int MOVES_SHOWN = 10;

    private final SampleWork work;
    private final ScoredSamples scored;
    private final MoveQueries moves;
    private final Directory directory;
    private final WorkloadSettings settings;
    private final WorkingDays workingDays;
    private final Clock clock;

    WorkloadPage(
            SampleWork work,
            ScoredSamples scored,
            MoveQueries moves,
            Directory directory,
            WorkloadSettings settings,
            WorkingDays workingDays,
            Clock clock) {
        this.work = work;
        this.scored = scored;
        this.moves = moves;
        this.directory = directory;
        this.settings = settings;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** What is due on a day; open does not count what is late. */
    public record Day(LocalDate day, long scored, long open, long late) {
        public long total() {
            return scored + open + late;
        }

        Day plus(Day other) {
            return new Day(day, scored + other.scored, open + other.open, late + other.late);
        }
    }

    /** A team leader's days of a week. */
    public record Line(PersonName who, List<Day> days, Day sum) {}

    public record Week(LocalDate monday, LocalDate sunday, boolean current, List<Day> days, Day sum, List<Line> lines) {
        public WeekChart chart() {
            return WeekChart.of(days);
        }

        /** @return scored of due, in percent; null when nothing was due */
        public @Nullable Double percent() {
            return sum.total() == 0 ? null : 100.0 * sum.scored() / sum.total();
        }
    }

    public enum Pressure {
        FITS,
        UNKNOWN,
        OVER
    }

    /**
     * How much somebody has to do.
     *
     * @param needed evaluations per working day, so that the tightest due day is kept
     * @param usual evaluations per working day lately
     * @param minutes that the open samples take at the usual length of one; null when not known
     */
    public record Load(
            PersonName who,
            long open,
            long late,
            @Nullable LocalDate first,
            double needed,
            double usual,
            @Nullable Double minutes,
            Pressure pressure) {}

    public record View(
            YearMonth month,
            List<Week> weeks,
            List<Load> loads,
            List<MoveQueries.Move> moves,
            Map<UUID, PersonName> people) {}

    View view(Viewer viewer, YearMonth month) {
        UUID only = viewer.is(Role.COORDINATOR) ? null : viewer.id();
        LocalDate today = LocalDate.now(clock);
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        List<SampleWork.Day> due = work.due(only, first, last);
        List<SampleWork.Day> open = work.open(only);
        List<MoveQueries.Move> latest = moves.latest(only, MOVES_SHOWN);
        Set<UUID> ids = new HashSet<>();
        Stream.concat(due.stream(), open.stream())
                .map(SampleWork.Day::assigneeId)
                .forEach(ids::add);
        latest.forEach(move -> {
            ids.add(move.from());
            ids.add(move.to());
            if (move.by() != null) {
                ids.add(move.by());
            }
        });
        Map<UUID, PersonName> people = directory.names(ids);
        List<Week> weeks = new ArrayList<>();
        for (LocalDate monday = first; !monday.isAfter(last); monday = monday.plusWeeks(1)) {
            weeks.add(week(monday, due, people, today));
        }
        return new View(month, weeks, loads(open, people, today), latest, people);
    }

    private static Week week(
            LocalDate monday, List<SampleWork.Day> due, Map<UUID, PersonName> people, LocalDate today) {
        LocalDate sunday = monday.plusDays(6);
        Map<UUID, List<SampleWork.Day>> perPerson = new HashMap<>();
        due.stream()
                .filter(day -> !day.dueOn().isBefore(monday) && !day.dueOn().isAfter(sunday))
                .forEach(day -> perPerson
                        .computeIfAbsent(day.assigneeId(), id -> new ArrayList<>())
                        .add(day));
        List<Line> lines = new ArrayList<>();
        perPerson.forEach((id, days) -> {
            PersonName who = people.get(id);
            if (who != null) {
                List<Day> whole = days(monday, days, today);
                lines.add(new Line(who, whole, sum(monday, whole)));
            }
        });
        lines.sort(Comparator.comparing(line -> line.who().name()));
        List<Day> days =
                days(monday, perPerson.values().stream().flatMap(List::stream).toList(), today);
        return new Week(
                monday, sunday, !today.isBefore(monday) && !today.isAfter(sunday), days, sum(monday, days), lines);
    }

    private static List<Day> days(LocalDate monday, List<SampleWork.Day> due, LocalDate today) {
        return monday.datesUntil(monday.plusWeeks(1))
                .map(day -> due.stream()
                        .filter(one -> one.dueOn().equals(day))
                        .map(one -> new Day(
                                day,
                                one.scored(),
                                day.isBefore(today) ? 0 : one.open(),
                                day.isBefore(today) ? one.open() : 0))
                        .reduce(new Day(day, 0, 0, 0), Day::plus))
                .toList();
    }

    private static Day sum(LocalDate monday, List<Day> days) {
        return days.stream().reduce(new Day(monday, 0, 0, 0), Day::plus);
    }

    private List<Load> loads(List<SampleWork.Day> open, Map<UUID, PersonName> people, LocalDate today) {
        LocalDate since = today;
        for (int left = settings.paceWorkingDays(); left > 0; ) {
            since = since.minusDays(1);
            if (workingDays.isOne(since)) {
                left--;
            }
        }
        Map<UUID, ScoredSamples.Pace> paces = scored.pace(since, today.minusDays(1));
        Map<UUID, TreeMap<LocalDate, Long>> perPerson = new HashMap<>();
        open.forEach(day -> perPerson
                .computeIfAbsent(day.assigneeId(), id -> new TreeMap<>())
                .merge(day.dueOn(), day.open(), Long::sum));
        List<Load> loads = new ArrayList<>();
        perPerson.forEach((id, byDay) -> {
            PersonName who = people.get(id);
            if (who != null) {
                loads.add(load(who, byDay, paces.get(id), today));
            }
        });
        loads.sort(Comparator.comparing((Load load) -> load.pressure() != Pressure.OVER)
                .thenComparing(Load::needed, Comparator.reverseOrder())
                .thenComparing(load -> load.who().name()));
        return loads;
    }

    private Load load(
            PersonName who, TreeMap<LocalDate, Long> byDay, ScoredSamples.@Nullable Pace pace, LocalDate today) {
        double usual = pace == null ? 0 : (double) pace.submitted() / settings.paceWorkingDays();
        long open = 0;
        long late = 0;
        double needed = 0;
        for (Map.Entry<LocalDate, Long> due : byDay.entrySet()) {
            open += due.getValue();
            if (due.getKey().isBefore(today)) {
                late += due.getValue();
            }
            needed = Math.max(
                    needed,
                    (double) open
                            / Math.max(1, due.getKey().isBefore(today) ? 0 : workingDays.between(today, due.getKey())));
        }
        Double minutes = pace == null || pace.minutes() == null ? null : Objects.requireNonNull(pace.minutes()) * open;
        return new Load(
                who,
                open,
                late,
                byDay.isEmpty() ? null : byDay.firstKey(),
                needed,
                usual,
                minutes,
                pressure(needed, usual));
    }

    private Pressure pressure(double needed, double usual) {
        if (usual == 0) {
            return Pressure.UNKNOWN;
        }
        return needed > usual * settings.overload() ? Pressure.OVER : Pressure.FITS;
    }
}
