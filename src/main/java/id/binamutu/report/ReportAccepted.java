package id.binamutu.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

public record ReportAccepted(UUID reportId, UUID teamId, YearMonth period, UUID acceptedBy, Instant at) {}
