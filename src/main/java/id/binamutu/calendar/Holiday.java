package id.binamutu.calendar;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "holiday")
class Holiday {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    @SuppressWarnings("NullAway.Init")
    private UUID id;

    private LocalDate day;
    private String name;
    private String nameEn;

    @Enumerated(EnumType.STRING)
    private HolidayKind kind;

    private @Nullable UUID checkedBy;
    private @Nullable Instant checkedAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Holiday() {}

    Holiday(HolidayLine line, UUID by, Clock clock) {
        take(line, by, clock);
    }

    void change(HolidayLine line, UUID by, Clock clock) {
        take(line, by, clock);
    }

    /** Held against the decree. */
    void check(UUID by, Clock clock) {
        checkedBy = by;
        checkedAt = clock.instant();
    }

    private void take(HolidayLine line, UUID by, Clock clock) {
        this.day = line.day();
        this.name = line.name();
        this.nameEn = line.nameEn();
        this.kind = line.kind();
        check(by, clock);
    }

    UUID id() {
        return id;
    }

    LocalDate day() {
        return day;
    }

    HolidayLine line() {
        return new HolidayLine(day, name, nameEn, kind);
    }

    boolean isChecked() {
        return checkedBy != null;
    }

    int version() {
        return version == null ? 0 : version;
    }

    Map<String, String> details() {
        return Map.of("day", day.toString(), "name", name, "nameEn", nameEn, "kind", kind.name());
    }
}
