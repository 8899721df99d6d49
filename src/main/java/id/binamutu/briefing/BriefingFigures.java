package id.binamutu.briefing;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

public interface BriefingFigures {
    /** Briefings of the team in the month, oldest first, in one statement. */
    List<BriefingFigure> held(UUID teamId, YearMonth month);
}
