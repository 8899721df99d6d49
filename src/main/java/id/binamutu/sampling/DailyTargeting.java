package id.binamutu.sampling;

import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The daily job: every rule that is on, each in a transaction of its own, so that one that fails stops no other. */
@Component
class DailyTargeting {
    private static final Logger log = LoggerFactory.getLogger(DailyTargeting.class);

    private final TargetingRuleRepository rules;
    private final TargetingService service;

    DailyTargeting(TargetingRuleRepository rules, TargetingService service) {
        this.rules = rules;
        this.service = service;
    }

    void run() {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("id"));
        try {
            for (UUID rule : rules.enabled()) {
                try {
                    service.runToday(rule);
                } catch (RuntimeException e) {
                    log.warn("The targeting rule {} did not run", rule, e);
                }
            }
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }
}
