package id.binamutu.demo;

import id.binamutu.dispute.DisputeDemo;
import id.binamutu.importing.ImportFile;
import id.binamutu.importing.ImportMode;
import id.binamutu.importing.ImportSink;
import id.binamutu.importing.Importer;
import id.binamutu.people.Viewer;
import id.binamutu.retention.RetentionDemo;
import id.binamutu.sampling.SaidBy;
import id.binamutu.sampling.TargetingDemo;
import id.binamutu.workload.WorkloadDemo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills an empty database with three months of work, once; the days are counted back from the first start. */
@Component
@Profile("demo")
class DemoContent implements ApplicationRunner {
    private static final Logger log = LoggerFactory.getLogger(DemoContent.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final DemoStages stages;
    private final DemoClock clock;
    private final DemoPeople people;
    private final DemoFoundation foundation;
    private final DemoConversations conversations;
    private final DemoMonths months;
    private final RetentionDemo retention;
    private final TargetingDemo targeting;
    private final WorkloadDemo workload;
    private final DisputeDemo disputes;
    private final List<Importer> importers;

    DemoContent(
            DemoStages stages,
            DemoClock clock,
            DemoPeople people,
            DemoFoundation foundation,
            DemoConversations conversations,
            DemoMonths months,
            RetentionDemo retention,
            TargetingDemo targeting,
            WorkloadDemo workload,
            DisputeDemo disputes,
            List<Importer> importers) {
        this.stages = stages;
        this.clock = clock;
        this.people = people;
        this.foundation = foundation;
        this.conversations = conversations;
        this.months = months;
        this.retention = retention;
        this.targeting = targeting;
        this.workload = workload;
        this.disputes = disputes;
        this.importers = importers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (stages.wanted()) {
            long began = System.nanoTime();
            log.info("Making demo content, this takes some seconds …");
            fill(stages.today(LocalDate.now(clock)));
            log.info("Demo content made in {} s", (System.nanoTime() - began) / 1_000_000_000.0);
        }
        announce();
    }

    private void fill(LocalDate today) {
        YearMonth thisMonth = YearMonth.from(today);
        LocalDate start = thisMonth.minusMonths(3).atDay(1);
        stages.stage("people", () -> {
            stages.at(start.atTime(8, 0).atZone(ZONE));
            read("people", "people.csv", DemoPeople.csv(start));
            people.givePasswords();
        });
        DemoPeople.Cast cast = people.cast();
        stages.stage("foundation", () -> {
            stages.as(cast.quality(), start.atTime(9, 0).atZone(ZONE));
            foundation.publishScorecard(start, cast.quality(), cast.reviewer());
            foundation.addArticles(start, cast.quality());
            stages.as(cast.documents(), start.atTime(10, 0).atZone(ZONE));
            foundation.releaseSop(start, cast.documents());
        });
        List<Viewer> agents =
                cast.crews().stream().flatMap(crew -> crew.agents().stream()).toList();
        for (YearMonth month = thisMonth.minusMonths(2); !month.isAfter(thisMonth); month = month.plusMonths(1)) {
            YearMonth each = month;
            LocalDate last = earlier(each.atEndOfMonth(), today.minusDays(1));
            stages.stage("productivity " + each, () -> {
                stages.as(cast.admin(), last.plusDays(1).atTime(6, 0).atZone(ZONE));
                foundation.recordProductivity(agents, each.atDay(1), last);
            });
            months.begin(each, cast, today);
            for (DemoHalf half : DemoHalf.of(each, today)) {
                stages.stage("conversations " + half, () -> {
                    stages.as(cast.admin(), half.drawnOn().atTime(6, 30).atZone(ZONE));
                    read(
                            "interactions",
                            "omni-chat-" + half + ".jsonl",
                            conversations.jsonl(conversations.of(each, half.from(), half.to())));
                });
                months.half(half, cast, today);
            }
            months.end(each, cast, today);
        }
        stages.stage("retention", () -> {
            stages.as(cast.documents(), today.minusDays(1).atTime(9, 30).atZone(ZONE));
            retention.keepOriginalsShortAndHoldOne(thisMonth.atDay(1), cast.documents());
        });
        stages.stage("targeting rules", () -> {
            stages.as(cast.coordinator(), today.atTime(7, 0).atZone(ZONE));
            UUID dissatisfied = targeting.rule("CSAT rendah", List.of(), 2, "", SaidBy.EITHER, cast.coordinator());
            targeting.run(dissatisfied, today.minusDays(20), today, cast.coordinator());
            DemoPeople.Crew crew = cast.crews().get(0);
            stages.as(crew.leader(), today.atTime(7, 30).atZone(ZONE));
            targeting.rule(
                    "Nasabah menunggu", List.of(crew.teamId()), null, "lama\nlambat", SaidBy.CUSTOMER, crew.leader());
        });
        stages.stage("scorecard in review", () -> {
            stages.as(cast.quality(), today.atTime(7, 40).atZone(ZONE));
            foundation.sendScorecard(today, cast.quality(), cast.reviewer());
        });
        stages.stage("scorecard draft", () -> {
            stages.as(cast.quality(), today.atTime(7, 50).atZone(ZONE));
            foundation.draftScorecard(cast.quality());
        });
        stages.stage("moved samples", () -> {
            stages.as(cast.coordinator(), today.atTime(8, 0).atZone(ZONE));
            workload.move(
                    cast.crews().get(1).leader().id(),
                    cast.crews().get(0).leader().id(),
                    3,
                    "Team Leader cuti sampai akhir pekan",
                    cast.coordinator());
        });
        stages.stage("disputes", () -> dispute(cast));
        stages.stage("whole", () -> {});
    }

    /** In the first team: three disputes, each in another stage, and an error that its evaluator wants put right. */
    private void dispute(DemoPeople.Cast cast) {
        DemoPeople.Crew crew = cast.crews().get(0);
        List<DisputeDemo.Released> faulty = disputes.released(crew.teamId(), true, 3);
        for (int i = 0; i < faulty.size(); i++) {
            DisputeDemo.Released evaluation = faulty.get(i);
            Viewer agent = crew.agents().stream()
                    .filter(one -> one.id().equals(evaluation.agentId()))
                    .findFirst()
                    .orElseThrow();
            ZonedDateTime when = evaluation.releasedAt().atZone(ZONE).plusHours(2);
            stages.as(agent, when);
            UUID dispute = disputes.dispute(
                    evaluation.id(),
                    "Informasi itu saya sampaikan pada pesan berikutnya; mohon dibaca sampai akhir percakapan.",
                    agent);
            if (i == 0) {
                continue;
            }
            stages.as(crew.leader(), when.plusHours(2));
            disputes.decide(
                    evaluation.id(),
                    dispute,
                    i == 2,
                    i == 2
                            ? "Benar, informasinya ada pada pesan berikutnya."
                            : "Sudah dibaca lagi sampai akhir; informasinya tetap kurang.",
                    crew.leader());
            if (i == 1) {
                stages.as(agent, when.plusHours(4));
                disputes.goOn(dispute, 1, "Nasabah sendiri menyatakan sudah jelas.", agent);
            }
        }
        for (DisputeDemo.Released evaluation : disputes.released(crew.teamId(), false, 1)) {
            stages.as(crew.leader(), evaluation.releasedAt().atZone(ZONE).plusHours(3));
            disputes.amend(
                    evaluation.id(),
                    "Salam penutup ternyata tidak ada.",
                    "Saya membaca percakapan yang lain saat menilai butir ini.",
                    crew.leader());
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private void read(String kind, String name, String content) throws IOException {
        Importer importer = importers.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        Path file = Files.createTempFile("demo", name);
        try {
            Files.writeString(file, content);
            importer.read(new ImportFile(file, name), ImportMode.COMMIT, new Strict());
        } finally {
            Files.delete(file);
        }
    }

    /** What we wrote ourselves has to be right. */
    private static final class Strict implements ImportSink {
        @Override
        public void accepted(long line) {}

        @Override
        public void unchanged(long line) {}

        @Override
        public void refused(long line, String column, String messageKey, List<Object> arguments, List<String> row) {
            throw new IllegalStateException(line + " " + column + " " + messageKey + " " + arguments + " " + row);
        }
    }

    private void announce() {
        StringBuilder lines = new StringBuilder();
        new DemoSignIns()
                .accounts()
                .forEach(account -> lines.append("\n            %-16s %s".formatted(account.role(), account.login())));
        log.info("""


                          Kata sandi untuk semua / password for all: {}
                {}
                """, DemoPeople.PASSWORD, lines);
    }
}
