package id.binamutu.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface HolidayRepository extends Repository<Holiday, UUID> {

    Optional<Holiday> findById(UUID id);

    Optional<Holiday> findByDay(LocalDate day);

    List<Holiday> findByDayIn(Collection<LocalDate> days);

    List<Holiday> findByDayBetweenOrderByDay(LocalDate from, LocalDate to);

    boolean existsByDayBetween(LocalDate from, LocalDate to);

    Holiday save(Holiday holiday);

    void delete(Holiday holiday);

    void flush();
}
