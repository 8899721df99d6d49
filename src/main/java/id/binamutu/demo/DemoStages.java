package id.binamutu.demo;

import id.binamutu.people.Role;
import id.binamutu.people.Viewer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Demo content is made in stages. Each is one transaction that also notes that it is done: a start that was killed goes on
 * with the stage that it was in.
 */
@Component
@Profile("demo")
class DemoStages {
    private static final Logger log = LoggerFactory.getLogger(DemoStages.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DemoClock clock;

    DemoStages(JdbcClient jdbc, TransactionTemplate transaction, DemoClock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    interface Work {
        void run() throws IOException;
    }

    /** Whether demo content is to be made: there is nobody yet, or a start was killed in the middle. */
    boolean wanted() {
        boolean begun = jdbc.sql("select to_regclass('demo_stage') is not null")
                .query(Boolean.class)
                .single();
        if (begun) {
            return !done("whole");
        }
        boolean empty = jdbc.sql("select not exists (select from person)")
                .query(Boolean.class)
                .single();
        if (empty) {
            jdbc.sql("create table demo_stage (name text primary key)").update();
        }
        return empty;
    }

    /** The day on which the content was begun; a start that goes on with it keeps that day. */
    LocalDate today(LocalDate now) {
        return jdbc.sql("select substr(name, 7)::date from demo_stage where name like 'today %'")
                .query(LocalDate.class)
                .optional()
                .orElseGet(() -> {
                    jdbc.sql("insert into demo_stage (name) values (?)")
                            .param("today " + now)
                            .update();
                    return now;
                });
    }

    boolean done(String name) {
        return jdbc.sql("select exists (select from demo_stage where name = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    void stage(String name, Work work) {
        if (done(name)) {
            return;
        }
        long began = System.nanoTime();
        try {
            transaction.executeWithoutResult(status -> {
                try {
                    work.run();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                jdbc.sql("insert into demo_stage (name) values (?)").param(name).update();
            });
        } finally {
            rest();
        }
        log.debug("{}: {} ms", name, (System.nanoTime() - began) / 1_000_000);
    }

    /** From now on until {@link #rest} this thread is that person at that time. */
    void as(Viewer who, ZonedDateTime when) {
        Instant latest = clock.real().instant();
        clock.travelTo(when.toInstant().isAfter(latest) ? latest : when.toInstant());
        LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
        SecurityContextHolder.setContext(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(who.id().toString(), null, List.of())));
    }

    boolean isPast(ZonedDateTime when) {
        return when.toInstant().isBefore(clock.real().instant());
    }

    void at(ZonedDateTime when) {
        as(new Viewer(new UUID(0, 0), "", "", Set.<Role>of(), Set.of()), when);
        SecurityContextHolder.clearContext();
    }

    void rest() {
        clock.travelTo(null);
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }
}
