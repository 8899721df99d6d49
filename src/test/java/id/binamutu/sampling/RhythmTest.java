package id.binamutu.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RhythmTest {

    @Test
    void periodsBeginOnMondayOrOnTheFirst() {
        LocalDate wednesday = LocalDate.of(2026, 10, 28);

        assertThat(Rhythm.WEEKLY.begin(wednesday)).isEqualTo(LocalDate.of(2026, 10, 26));
        assertThat(Rhythm.WEEKLY.next(LocalDate.of(2026, 10, 26))).isEqualTo(LocalDate.of(2026, 11, 2));
        assertThat(Rhythm.MONTHLY.begin(wednesday)).isEqualTo(LocalDate.of(2026, 10, 1));
        assertThat(Rhythm.MONTHLY.next(LocalDate.of(2026, 10, 1))).isEqualTo(LocalDate.of(2026, 11, 1));
    }
}
