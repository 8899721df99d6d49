package id.binamutu.report;

import id.binamutu.signature.CanonicalJson;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns what a report says into the text that is frozen, and back. */
@Component
class Snapshots {
    private final CanonicalJson canonical;
    private final JsonMapper json;

    Snapshots(CanonicalJson canonical, JsonMapper json) {
        this.canonical = canonical;
        this.json = json;
    }

    String text(Object content) {
        return canonical.of(content);
    }

    String digest(Object content) {
        return CanonicalJson.sha256(text(content));
    }

    ReportContent read(PerformanceReport report) {
        return json.readValue(Objects.requireNonNull(report.content()), ReportContent.class);
    }

    /** The frozen text as it is, whatever reports look like by now: what signatures are compared with. */
    JsonNode tree(PerformanceReport report) {
        return json.readTree(Objects.requireNonNull(report.content()));
    }

    /** Whether the text is still the one that was frozen. */
    boolean intact(PerformanceReport report) {
        String content = Objects.requireNonNull(report.content());
        return CanonicalJson.sha256(content).equals(report.digest());
    }
}
