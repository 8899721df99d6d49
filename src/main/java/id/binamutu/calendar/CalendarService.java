package id.binamutu.calendar;

import id.binamutu.audit.Trail;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.RuleViolation;
import id.binamutu.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class CalendarService {
    static final int FIRST_YEAR = 2020;
    static final int LAST_YEAR = 2100;

    private final HolidayRepository holidays;
    private final WorkingDays workingDays;
    private final StoredDaysOff daysOff;
    private final CalendarSettings settings;
    private final Worklist worklist;
    private final Trail trail;
    private final Clock clock;

    CalendarService(
            HolidayRepository holidays,
            WorkingDays workingDays,
            StoredDaysOff daysOff,
            CalendarSettings settings,
            Worklist worklist,
            Trail trail,
            Clock clock) {
        this.holidays = holidays;
        this.workingDays = workingDays;
        this.daysOff = daysOff;
        this.settings = settings;
        this.worklist = worklist;
        this.trail = trail;
        this.clock = clock;
    }

    /** @param working whether it is a working day all the same */
    public record Row(UUID id, HolidayLine line, boolean checked, boolean weekend, boolean working) {}

    public record Month(YearMonth month, int workingDays) {}

    /** @param unchecked whether a day came with the application and nobody has held it against the decree */
    public record OfYear(int year, List<Row> rows, List<Month> months, boolean unchecked, boolean jointLeaveWorks) {

        public int workingDays() {
            return months.stream().mapToInt(Month::workingDays).sum();
        }
    }

    record Imported(int added, int changed, int same) {}

    static boolean isKept(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** What is said of a year in the worklist and in the trail. */
    static UUID subject(int year) {
        return UUID.nameUUIDFromBytes(("holidays-" + year).getBytes(StandardCharsets.UTF_8));
    }

    OfYear year(int year) {
        List<Row> rows = of(year).stream()
                .map(holiday -> new Row(
                        holiday.id(),
                        holiday.line(),
                        holiday.isChecked(),
                        holiday.day().getDayOfWeek().getValue() > 5,
                        workingDays.isOne(holiday.day())))
                .toList();
        List<Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> YearMonth.of(year, month))
                .map(month -> new Month(month, workingDays.between(month.atDay(1), month.atEndOfMonth())))
                .toList();
        return new OfYear(
                year, rows, months, rows.stream().anyMatch(row -> !row.checked()), settings.jointLeaveIsWorkingDay());
    }

    HolidayForm form(UUID id) {
        Holiday holiday = find(id);
        HolidayLine line = holiday.line();
        return new HolidayForm(line.day(), line.name(), line.nameEn(), line.kind(), "", holiday.version());
    }

    /** The year whose days off should be known and are not: this one, in December the next one too. */
    Optional<Integer> missing() {
        LocalDate today = LocalDate.now(clock);
        return IntStream.rangeClosed(
                        today.getYear(), today.getMonthValue() == 12 ? today.getYear() + 1 : today.getYear())
                .boxed()
                .filter(year -> !isKnown(year))
                .findFirst();
    }

    @Transactional
    UUID add(HolidayForm form, Viewer viewer) {
        Holiday holiday = put(() -> holidays.save(new Holiday(kept(form.line()), viewer.id(), clock)));
        record("calendar.holiday-added", holiday, form.reason(), Map.of());
        changed(holiday.day().getYear());
        return holiday.id();
    }

    @Transactional
    void change(UUID id, HolidayForm form, Viewer viewer) {
        Holiday holiday = find(id);
        if (!Objects.equals(holiday.version(), form.version())) {
            throw new ObjectOptimisticLockingFailureException(Holiday.class, id);
        }
        Map<String, String> before = holiday.details();
        put(() -> {
            holiday.change(kept(form.line()), viewer.id(), clock);
            return holiday;
        });
        record("calendar.holiday-changed", holiday, form.reason(), before);
        changed(holiday.day().getYear());
    }

    @Transactional
    void remove(UUID id, String reason) {
        Holiday holiday = find(id);
        holidays.delete(holiday);
        record("calendar.holiday-removed", holiday, reason, Map.of());
        daysOff.forgetAfterCommit();
    }

    /** Somebody has held what came with the application against the decree. */
    @Transactional
    void check(int year, Viewer viewer) {
        List<Holiday> open =
                of(year).stream().filter(holiday -> !holiday.isChecked()).toList();
        open.forEach(holiday -> holiday.check(viewer.id(), clock));
        if (!open.isEmpty()) {
            trail.record("calendar.year-checked", "calendar-year", subject(year), Map.of("year", year));
        }
    }

    /** Adds and changes days; takes none away. */
    @Transactional
    Imported put(List<HolidayLine> lines, String reason, Viewer viewer) {
        Map<LocalDate, Holiday> known = holidays
                .findByDayIn(lines.stream().map(HolidayLine::day).toList())
                .stream()
                .collect(Collectors.toMap(Holiday::day, Function.identity()));
        int added = 0;
        int changed = 0;
        for (HolidayLine line : lines) {
            Holiday holiday = known.get(line.day());
            if (holiday == null) {
                record(
                        "calendar.holiday-added",
                        holidays.save(new Holiday(line, viewer.id(), clock)),
                        reason,
                        Map.of());
                added++;
            } else if (!holiday.line().equals(line)) {
                Map<String, String> before = holiday.details();
                holiday.change(line, viewer.id(), clock);
                record("calendar.holiday-changed", holiday, reason, before);
                changed++;
            }
        }
        holidays.flush();
        lines.stream().map(line -> line.day().getYear()).distinct().forEach(this::changed);
        return new Imported(added, changed, lines.size() - added - changed);
    }

    @Transactional
    void exported(int year, int rows) {
        trail.record("calendar.exported", "calendar-year", subject(year), Map.of("year", year, "rows", rows));
    }

    private Holiday put(Supplier<Holiday> change) {
        try {
            Holiday holiday = change.get();
            holidays.flush();
            return holiday;
        } catch (DataIntegrityViolationException e) {
            throw RuleViolation.at("day", "calendar.day-taken");
        }
    }

    private static HolidayLine kept(HolidayLine line) {
        if (!isKept(line.day().getYear())) {
            throw RuleViolation.at("day", "calendar.bad.year", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
        }
        return line;
    }

    private void changed(int year) {
        worklist.done(CalendarReminder.MISSING, subject(year));
        daysOff.forgetAfterCommit();
    }

    private void record(String action, Holiday holiday, String reason, Map<String, String> before) {
        Map<String, Object> details = new HashMap<>(holiday.details());
        details.put("reason", reason.strip());
        if (!before.isEmpty()) {
            details.put("before", before);
        }
        trail.record(action, "holiday", holiday.id(), details);
    }

    private boolean isKnown(int year) {
        return holidays.existsByDayBetween(
                Year.of(year).atDay(1), Year.of(year).atMonth(12).atEndOfMonth());
    }

    private List<Holiday> of(int year) {
        return holidays.findByDayBetweenOrderByDay(
                Year.of(year).atDay(1), Year.of(year).atMonth(12).atEndOfMonth());
    }

    private Holiday find(UUID id) {
        return holidays.findById(id).orElseThrow(NotFoundException::new);
    }
}
