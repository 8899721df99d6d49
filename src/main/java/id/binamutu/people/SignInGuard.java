package id.binamutu.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing without handing anybody a way to lock others out.
 *
 * <p>After {@value #FREE_TRIES} wrong tries from one address, that address waits for this account: 15 seconds, then twice
 * as long each time, at most {@value #LONGEST_MINUTES} minutes. Other addresses are not touched. Guessing one account from
 * many addresses is met by a short pause for the whole account after {@value #ACCOUNT_TRIES} wrong tries within the hour;
 * an address from which the person has signed in before is exempt from it, so its owner still gets in. An account that
 * does not exist is slowed down in the same way, and a try counts as wrong until it has proved right, so that tries at the
 * same instant are counted too.
 */
@Component
class SignInGuard {

    static final int FREE_TRIES = 5;
    static final int LONGEST_MINUTES = 5;
    static final int ACCOUNT_TRIES = 20;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(15);
    private static final Duration ACCOUNT_PAUSE = Duration.ofSeconds(5);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Duration KNOWN_FOR = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignInGuard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts a try before the password is looked at; present when it has to wait, with how long. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Duration> delay(String account, String remoteAddress) {
        Instant now = clock.instant();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                .param(account)
                .query(String.class)
                .list();
        Tries tries = tries(account, remoteAddress, now);
        if (tries.waitsUntil(now).isAfter(now)) {
            return Optional.of(Duration.between(now, tries.waitsUntil(now)));
        }
        int failures = tries.failuresHere() + 1;
        Instant blockedUntil = failures < FREE_TRIES ? now : now.plus(delayAfter(failures));
        jdbc.sql("""
                        insert into sign_in_attempt (account, remote_address, failures, tried_at, blocked_until)
                        values (:account, :address, :failures, :now, :blockedUntil)
                        on conflict (account, remote_address) do update
                          set failures = :failures, tried_at = :now, blocked_until = :blockedUntil
                        """)
                .param("account", account)
                .param("address", remoteAddress)
                .param("failures", failures)
                .param("now", at(now))
                .param("blockedUntil", at(blockedUntil))
                .update();
        return Optional.empty();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void succeeded(String account, String remoteAddress) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update sign_in_attempt set failures = 0, blocked_until = :now, succeeded_at = :now
                        where account = :account and remote_address = :address
                        """)
                .param("account", account)
                .param("address", remoteAddress)
                .param("now", at(now))
                .update();
        jdbc.sql("""
                        delete from sign_in_attempt
                        where tried_at < :old and (succeeded_at is null or succeeded_at < :known)
                        """)
                .param("old", at(now.minus(FORGOTTEN_AFTER)))
                .param("known", at(now.minus(KNOWN_FOR)))
                .update();
    }

    static Duration delayAfter(int failures) {
        Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(failures - FREE_TRIES, 10));
        Duration longest = Duration.ofMinutes(LONGEST_MINUTES);
        return delay.compareTo(longest) > 0 ? longest : delay;
    }

    private Tries tries(String account, String remoteAddress, Instant now) {
        return jdbc.sql("""
                        select coalesce(sum(failures) filter (where remote_address = :address), 0)::int as here,
                          coalesce(sum(failures), 0)::int as everywhere,
                          max(tried_at) as last_tried,
                          max(blocked_until) filter (where remote_address = :address) as blocked_until,
                          coalesce(bool_or(succeeded_at is not null) filter (where remote_address = :address), false) as known
                        from sign_in_attempt
                        where account = :account and (tried_at > :recent or remote_address = :address and succeeded_at is not null)
                        """)
                .param("account", account)
                .param("address", remoteAddress)
                .param("recent", at(now.minus(FORGOTTEN_AFTER)))
                .query((row, number) -> {
                    OffsetDateTime lastTried = row.getObject("last_tried", OffsetDateTime.class);
                    OffsetDateTime blockedUntil = row.getObject("blocked_until", OffsetDateTime.class);
                    return new Tries(
                            row.getInt("here"),
                            row.getInt("everywhere"),
                            lastTried == null ? Instant.EPOCH : lastTried.toInstant(),
                            blockedUntil == null ? Instant.EPOCH : blockedUntil.toInstant(),
                            row.getBoolean("known"));
                })
                .single();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Tries(
            int failuresHere, int failuresEverywhere, Instant lastTried, Instant blockedUntil, boolean known) {

        Instant waitsUntil(Instant now) {
            if (blockedUntil.isAfter(now) || known || failuresEverywhere < ACCOUNT_TRIES) {
                return blockedUntil;
            }
            return lastTried.plus(ACCOUNT_PAUSE);
        }
    }
}
