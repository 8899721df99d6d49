package id.binamutu.socialisation;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

public interface SocialisationFigures {
    /** What was made known to the team in the month, oldest first, in one statement. */
    List<SocialisationFigure> made(UUID teamId, YearMonth month);
}
