package id.binamutu.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

public record ReportSubmitted(
        UUID reportId, UUID teamId, YearMonth period, int revision, UUID submittedBy, Instant at) {}
