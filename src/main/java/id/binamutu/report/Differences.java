package id.binamutu.report;

import id.binamutu.web.Formats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What changed from one version of a report to the next, as it is read: words and figures. */
@Component
class Differences {
    private static final String NOTHING = "–";

    private final Formats fmt;
    private final MessageSource messages;

    Differences(Formats fmt, MessageSource messages) {
        this.fmt = fmt;
        this.messages = messages;
    }

    /** @param id tells two agents of the same name apart */
    private record Place(@Nullable Object id, @Nullable String subject, String key) {}

    List<Difference> between(ReportContent before, ReportContent after) {
        Map<Place, String> was = said(before);
        Map<Place, String> is = said(after);
        Set<Place> places = new LinkedHashSet<>(was.keySet());
        places.addAll(is.keySet());
        List<Difference> differences = new ArrayList<>();
        for (Place place : places) {
            String then = was.getOrDefault(place, NOTHING);
            String now = is.getOrDefault(place, NOTHING);
            if (!then.equals(now)) {
                differences.add(new Difference(place.subject(), place.key(), then, now));
            }
        }
        return differences;
    }

    private Map<Place, String> said(ReportContent content) {
        Map<Place, String> said = new LinkedHashMap<>();
        ReportContent.Figures figures = content.figures();
        team(said, "report.summary", content.words().summary());
        team(said, "report.obstacles", content.words().obstacles());
        team(said, "report.plan", content.words().plan());
        team(said, "report.leader", content.leader());
        team(said, "report.figure.quality", fmt.interval(figures.quality()));
        team(
                said,
                "report.figure.withoutCustomerCritical",
                fmt.share(figures.critical().customer()));
        team(
                said,
                "report.figure.withoutBusinessCritical",
                fmt.share(figures.critical().business()));
        team(
                said,
                "report.figure.withoutComplianceCritical",
                fmt.share(figures.critical().compliance()));
        for (ReportContent.Agent agent : figures.agents()) {
            agent(said, agent);
        }
        for (ReportContent.Finding finding : figures.findings()) {
            said.put(
                    new Place(finding.kind(), FindingName.of(finding, messages), "report.figure.findings"),
                    fmt.number(finding.total()));
        }
        for (ReportContent.Briefed briefing : figures.briefings()) {
            said.put(
                    new Place(briefing.id(), briefing.title(), "report.figure.attended"),
                    fmt.number(briefing.attended()) + " / " + fmt.number(briefing.invited()));
        }
        for (ReportContent.MadeKnown made : figures.socialisations()) {
            said.put(
                    new Place(made.id(), made.title(), "report.figure.acknowledged"),
                    fmt.number(made.acknowledged()) + " / " + fmt.number(made.concerned()));
        }
        return said;
    }

    private static void team(Map<Place, String> said, String key, String value) {
        said.put(new Place(null, null, key), value.isBlank() ? NOTHING : value);
    }

    private void agent(Map<Place, String> said, ReportContent.Agent agent) {
        ReportContent.Samples samples = agent.samples();
        ReportContent.Quality quality = agent.quality();
        ReportContent.Coaching coaching = agent.coaching();
        ReportContent.Form form = agent.form();
        put(said, agent, "report.figure.random", fmt.number(samples.random()) + " / " + fmt.number(samples.quota()));
        put(said, agent, "report.figure.targeted", fmt.number(samples.targeted()));
        put(said, agent, "report.figure.evaluated", fmt.number(samples.evaluated()));
        put(said, agent, "report.figure.quality", fmt.interval(quality.estimate()));
        put(said, agent, "report.figure.nonconforming", fmt.number(quality.nonconforming()));
        put(
                said,
                agent,
                "report.figure.critical",
                quality.customerCritical() + " · " + quality.businessCritical() + " · " + quality.complianceCritical());
        put(
                said,
                agent,
                "report.figure.productivity",
                fmt.percent(agent.productivity().percent()));
        put(
                said,
                agent,
                "report.figure.handled",
                fmt.number(agent.productivity().handled()));
        put(said, agent, "report.figure.coaching", fmt.number(coaching.held()) + " / " + fmt.number(coaching.opened()));
        put(
                said,
                agent,
                "report.figure.commitments",
                fmt.number(coaching.commitmentsSigned()) + " / " + fmt.number(coaching.commitmentsDue()));
        put(said, agent, "report.figure.form", form == null ? NOTHING : tier(form));
    }

    private static void put(Map<Place, String> said, ReportContent.Agent agent, String key, String value) {
        said.put(new Place(agent.id(), agent.name(), key), value);
    }

    private String tier(ReportContent.Form form) {
        return text("report.tier." + form.tier()) + " · "
                + text(form.signed() ? "report.form.signed" : "report.form.unsigned");
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
