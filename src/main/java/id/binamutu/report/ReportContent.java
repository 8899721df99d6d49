package id.binamutu.report;

import id.binamutu.coachingform.Tier;
import id.binamutu.statistics.Interval;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a report says, in the form in which it is frozen and signed. Only what is here is in the snapshot; a change of a
 * name here is a new form of report.
 */
record ReportContent(
        UUID teamId,
        String team,
        UUID leaderId,
        String leader,
        YearMonth period,
        int revision,
        ReportWords words,
        Figures figures) {

    /**
     * @param quality of the team's random samples together; null when there is none
     * @param critical share of random evaluations without a critical error, per class; never part of the score
     */
    record Figures(
            double qualityTarget,
            @Nullable Interval quality,
            Critical critical,
            List<Agent> agents,
            List<Week> weeks,
            List<Finding> findings,
            List<Briefed> briefings,
            List<MadeKnown> socialisations) {
        Figures {
            agents = List.copyOf(agents);
            weeks = List.copyOf(weeks);
            findings = List.copyOf(findings);
            briefings = List.copyOf(briefings);
            socialisations = List.copyOf(socialisations);
        }

        public long random() {
            return agents.stream().mapToLong(agent -> agent.samples().random()).sum();
        }

        public long targeted() {
            return agents.stream()
                    .mapToLong(agent -> agent.samples().targeted())
                    .sum();
        }

        public long quota() {
            return agents.stream().mapToLong(agent -> agent.samples().quota()).sum();
        }

        public long evaluated() {
            return agents.stream()
                    .mapToLong(agent -> agent.samples().evaluated())
                    .sum();
        }

        public long commitmentsDue() {
            return agents.stream()
                    .mapToLong(agent -> agent.coaching().commitmentsDue())
                    .sum();
        }

        public long commitmentsSigned() {
            return agents.stream()
                    .mapToLong(agent -> agent.coaching().commitmentsSigned())
                    .sum();
        }

        public long coachingOpened() {
            return agents.stream().mapToLong(agent -> agent.coaching().opened()).sum();
        }

        public long coachingHeld() {
            return agents.stream().mapToLong(agent -> agent.coaching().held()).sum();
        }
    }

    record Critical(
            @Nullable Interval customer,
            @Nullable Interval business,
            @Nullable Interval compliance) {}

    record Agent(
            UUID id,
            String employeeId,
            String name,
            Samples samples,
            Quality quality,
            Productivity productivity,
            Coaching coaching,
            @Nullable Form form) {}

    record Samples(long quota, long random, long targeted, long evaluated) {}

    /** @param estimate of random samples only; null when there is none */
    record Quality(
            @Nullable Interval estimate,
            long targeted,
            long nonconforming,
            long customerCritical,
            long businessCritical,
            long complianceCritical) {}

    record Productivity(
            int days,
            long handled,
            long target,
            @Nullable Double percent,
            @Nullable Double ahtSeconds,
            @Nullable Double adherencePercent,
            @Nullable Double csat) {}

    record Coaching(
            long opened, long held, long commitmentsDue, long commitmentsSigned, long commitmentsSignedInTime) {}

    record Form(UUID id, Tier tier, boolean signed) {}

    record Week(LocalDate monday, Interval quality) {}

    record Finding(String kind, long minor, long major, long critical) {
        public long total() {
            return minor + major + critical;
        }
    }

    record Briefed(
            UUID id, String title, LocalDate heldOn, boolean minutesSigned, long invited, long attended, long passed) {}

    record MadeKnown(UUID id, String title, String revision, LocalDate startedOn, long concerned, long acknowledged) {}
}
