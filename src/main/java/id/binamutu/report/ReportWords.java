package id.binamutu.report;

import jakarta.persistence.Embeddable;

/** What the team leader says about the month, beside the figures. */
@Embeddable
record ReportWords(String summary, String obstacles, String plan) {
    static final ReportWords NONE = new ReportWords("", "", "");
}
