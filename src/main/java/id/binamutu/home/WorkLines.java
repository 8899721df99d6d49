package id.binamutu.home;

import id.binamutu.web.Formats;
import id.binamutu.worklist.WorkItem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts work items into words. */
@Component
class WorkLines {

    private final MessageSource messages;
    private final Formats formats;
    private final Clock clock;

    WorkLines(MessageSource messages, Formats formats, Clock clock) {
        this.messages = messages;
        this.formats = formats;
        this.clock = clock;
    }

    WorkLine line(WorkItem item, Locale locale) {
        Instant now = clock.instant();
        Object[] arguments = item.arguments().toArray();
        String key = "work." + item.kind();
        boolean today = item.dueAt() != null && day(item.dueAt()).equals(LocalDate.now(clock));
        return new WorkLine(
                item.step(),
                messages.getMessage(key + ".title", arguments, locale),
                String.valueOf(messages.getMessage(key + ".detail", arguments, "", locale)),
                String.valueOf(messages.getMessage(
                        key + ".action", arguments, messages.getMessage("home.work.open", null, locale), locale)),
                item.url(),
                item.lateAt(now) ? "late" : today ? "wait" : "",
                due(item.dueAt(), now, locale),
                item.dueAt(),
                item.openedAt());
    }

    private @Nullable String due(@Nullable Instant dueAt, Instant now, Locale locale) {
        if (dueAt == null) {
            return null;
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate day = day(dueAt);
        if (!day.equals(today)) {
            return dueAt.isBefore(now)
                    ? text("home.due.late", locale, ChronoUnit.DAYS.between(day, today))
                    : text("home.due.until", locale, formats.date(day));
        }
        if (isEndOfDay(dueAt)) {
            return text("home.due.wholeDay", locale);
        }
        return text(dueAt.isBefore(now) ? "home.due.sinceTime" : "home.due.today", locale, formats.time(dueAt));
    }

    /** What is due by midnight is due on the day before it. */
    private LocalDate day(Instant instant) {
        return instant.minusMillis(1).atZone(clock.getZone()).toLocalDate();
    }

    private boolean isEndOfDay(Instant instant) {
        return instant.atZone(clock.getZone()).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
