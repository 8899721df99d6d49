package id.binamutu.report;

import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** A kind of finding in the reader's words, which the step that finds them keeps; a kind it does not know stays as it is. */
final class FindingName {
    private FindingName() {}

    static String of(ReportContent.Finding finding, MessageSource messages) {
        return Objects.requireNonNullElse(
                messages.getMessage(
                        "evaluation.kind." + finding.kind(), null, finding.kind(), LocaleContextHolder.getLocale()),
                finding.kind());
    }
}
