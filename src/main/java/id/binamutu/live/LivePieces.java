package id.binamutu.live;

import id.binamutu.web.Formats;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** The pieces of page that a stream sends, by the templates that the pages themselves are made of. */
@Component
class LivePieces {

    private final ITemplateEngine templates;
    private final Formats formats;
    private final LiveSettings settings;
    private final ServletContext application;
    private final Clock clock;

    LivePieces(
            ITemplateEngine templates,
            Formats formats,
            LiveSettings settings,
            ServletContext application,
            Clock clock) {
        this.templates = templates;
        this.formats = formats;
        this.settings = settings;
        this.application = application;
        this.clock = clock;
    }

    /** How long somebody waits; {@code level} is one of ok, wait, late. */
    public record Wait(Instant since, String level, String text) {}

    /** A row as its template shows it: texts are as they are read. */
    public record Shown(
            LiveRow of,
            String href,
            String started,
            @Nullable Wait waits,
            boolean hidden) {}

    /** A message as its template shows it. */
    public record Line(int number, String sender, Instant sentAt, String time, String text) {

        public boolean agent() {
            return sender.equals("AGENT");
        }
    }

    /** In the language of the thread. */
    Shown shown(LiveRow row, boolean hidden) {
        return new Shown(
                row,
                application.getContextPath() + "/live/" + row.id(),
                formats.time(row.startedAt()),
                waiting(row.waitingSince()),
                hidden);
    }

    Line line(LiveQueries.LiveLine line) {
        return new Line(line.number(), line.sender().name(), line.sentAt(), formats.time(line.sentAt()), line.text());
    }

    private @Nullable Wait waiting(@Nullable Instant since) {
        if (since == null) {
            return null;
        }
        Duration waited = Duration.between(since, clock.instant());
        String level = waited.compareTo(settings.waitLate()) >= 0
                ? "late"
                : waited.compareTo(settings.waitNotice()) >= 0 ? "wait" : "ok";
        return new Wait(since, level, formats.duration(Math.max(0, waited.toSeconds())));
    }

    String row(LiveRow row, Locale locale) {
        return in(locale, () -> process("live/_row", Map.of("row", shown(row, false)), locale));
    }

    String head(LiveRow row, Locale locale) {
        return in(locale, () -> process("live/_head", Map.of("row", shown(row, false)), locale));
    }

    String line(LiveQueries.LiveLine line, Locale locale) {
        return in(locale, () -> process("live/_line", Map.of("line", line(line)), locale));
    }

    /**
     * @param interaction null when nothing of it was kept
     * @param sample null when it has not become one
     */
    String ended(@Nullable UUID interaction, @Nullable UUID sample, Locale locale) {
        String path = application.getContextPath();
        return in(
                locale,
                () -> process(
                        "live/_ended",
                        Map.of(
                                "href", interaction == null ? "" : path + "/interactions/" + interaction,
                                "scoring", sample == null ? "" : path + "/samples/" + sample + "/evaluation"),
                        locale));
    }

    private String process(String template, Map<String, Object> model, Locale locale) {
        return templates.process(template, new Context(locale, model));
    }

    private interface Work {
        String make();
    }

    private static String in(Locale locale, Work work) {
        LocaleContextHolder.setLocale(locale);
        try {
            return work.make();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
