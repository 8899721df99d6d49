package id.binamutu.demo;

import id.binamutu.briefing.BriefingDemo;
import id.binamutu.coaching.CoachingDemo;
import id.binamutu.coachingform.FormDemo;
import id.binamutu.coachingform.Tier;
import id.binamutu.evaluation.EvaluationDemo;
import id.binamutu.evaluation.EvaluationDemo.DemoAnswer;
import id.binamutu.evaluation.EvaluationDemo.DemoFinding;
import id.binamutu.evaluation.Severity;
import id.binamutu.interaction.InteractionSummary;
import id.binamutu.interaction.Interactions;
import id.binamutu.knowledge.Article;
import id.binamutu.knowledge.Articles;
import id.binamutu.people.Viewer;
import id.binamutu.recording.RecordingDemo;
import id.binamutu.report.ReportDemo;
import id.binamutu.sampling.SampleView;
import id.binamutu.sampling.Samples;
import id.binamutu.sampling.SamplingDemo;
import id.binamutu.scorecard.AnswerKind;
import id.binamutu.scorecard.CriterionView;
import id.binamutu.socialisation.SocialisationDemo;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Component;

/** The nine steps, month by month, in the order in which people do them. */
@Component
@Profile("demo")
class DemoMonths {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final String HANDED_OVER =
            "Saya menyusun laporan ini dari data yang ada dan menyerahkannya kepada manajer.";
    private static final String RECEIVED = "Saya sudah membaca laporan ini dan menerimanya.";
    private static final String SIGNED = "Saya membaca, menyetujui, dan berkomitmen atas isi di atas.";

    private record Topic(String title, String material, List<BriefingDemo.DemoQuestion> questions) {}

    private static final List<Topic> TOPICS = List.of(
            new Topic(
                    "Tarif sewa modal KCA per golongan",
                    "Golongan A 1 % per 15 hari; golongan B, C, dan D 1,2 % per 15 hari. Sebutkan golongan sebelum angka.",
                    List.of(
                            new BriefingDemo.DemoQuestion(
                                    "Berapa tarif sewa modal golongan C per 15 hari?",
                                    List.of("1 %", "1,2 %", "1,5 %"),
                                    2),
                            new BriefingDemo.DemoQuestion(
                                    "Apa yang disebut sebelum angka tarif?",
                                    List.of("Golongan pinjaman", "Nama outlet", "Jam layanan"),
                                    1))),
            new Topic(
                    "Verifikasi nasabah sebelum membuka data",
                    "Nama lengkap, nomor surat bukti gadai, dan satu data pembanding. PIN dan OTP tidak pernah diminta.",
                    List.of(
                            new BriefingDemo.DemoQuestion(
                                    "Berapa data pembanding yang diminta?", List.of("Tidak perlu", "Satu", "Lima"), 2),
                            new BriefingDemo.DemoQuestion(
                                    "Bolehkah OTP diminta?",
                                    List.of("Tidak pernah", "Boleh bila mendesak", "Boleh oleh team leader"),
                                    1))),
            new Topic(
                    "Pengambilan barang oleh orang lain",
                    "Surat kuasa bermeterai, KTP pemberi kuasa, dan KTP penerima kuasa; tanpa itu barang tidak diserahkan.",
                    List.of(
                            new BriefingDemo.DemoQuestion(
                                    "Dokumen apa yang wajib?",
                                    List.of("Surat kuasa bermeterai", "Kartu keluarga", "Rekening listrik"),
                                    1),
                            new BriefingDemo.DemoQuestion(
                                    "Siapa yang KTP-nya dibawa?",
                                    List.of("Pemberi kuasa saja", "Penerima kuasa saja", "Keduanya"),
                                    3))));

    private final DemoStages stages;
    private static final int RECORDED_CALLS = 3;

    private final DemoConversations conversations;
    private final DemoFoundation foundation;
    private final SamplingDemo sampling;
    private final RecordingDemo recordings;
    private final Samples samples;
    private final Interactions interactions;
    private final Articles articles;
    private final EvaluationDemo evaluations;
    private final CoachingDemo coachings;
    private final BriefingDemo briefings;
    private final SocialisationDemo socialisations;
    private final FormDemo forms;
    private final ReportDemo reports;

    DemoMonths(
            DemoStages stages,
            DemoConversations conversations,
            DemoFoundation foundation,
            SamplingDemo sampling,
            RecordingDemo recordings,
            Samples samples,
            Interactions interactions,
            Articles articles,
            EvaluationDemo evaluations,
            CoachingDemo coachings,
            BriefingDemo briefings,
            SocialisationDemo socialisations,
            FormDemo forms,
            ReportDemo reports) {
        this.stages = stages;
        this.conversations = conversations;
        this.foundation = foundation;
        this.sampling = sampling;
        this.recordings = recordings;
        this.samples = samples;
        this.interactions = interactions;
        this.articles = articles;
        this.evaluations = evaluations;
        this.coachings = coachings;
        this.briefings = briefings;
        this.socialisations = socialisations;
        this.forms = forms;
        this.reports = reports;
    }

    /** Steps 5 and 6 at the beginning of a month. */
    void begin(YearMonth month, DemoPeople.Cast cast, LocalDate today) {
        for (int team = 0; team < cast.crews().size(); team++) {
            DemoPeople.Crew crew = cast.crews().get(team);
            int number = team;
            stages.stage("briefing " + month + " " + team, () -> brief(month, crew, number, today));
            if (month.equals(YearMonth.from(today)) && today.getDayOfMonth() > 10) {
                stages.stage("next briefing " + team, () -> planNext(crew, number, today));
            }
        }
        if (month.equals(YearMonth.from(today).minusMonths(2))) {
            stages.stage("socialisation of the procedure", () -> makeSopKnown(month, cast));
        }
        if (month.equals(YearMonth.from(today).minusMonths(1))) {
            stages.stage("socialisation of the parameters", () -> makeParametersKnown(month, cast));
        }
        if (month.equals(YearMonth.from(today))) {
            stages.stage("socialisation of the instruction", () -> makeInstructionKnown(cast, today));
            stages.stage("sampling from next month on", () -> {
                stages.as(cast.coordinator(), at(month.atDay(1), 9, 0));
                sampling.schedule(
                        "Sampel bulanan menurut tingkatan", month.plusMonths(1).atDay(1), cast.coordinator());
            });
        }
    }

    /** Steps 1 to 4. */
    void half(DemoHalf half, DemoPeople.Cast cast, LocalDate today) {
        Map<String, DemoConversations.Made> made = conversations.of(half.month(), half.from(), half.to()).stream()
                .collect(Collectors.toMap(DemoConversations.Made::conversationId, Function.identity()));
        for (int team = 0; team < cast.crews().size(); team++) {
            DemoPeople.Crew crew = cast.crews().get(team);
            int number = team;
            String name = half + " " + team;
            stages.stage("draw " + name, () -> {
                stages.as(crew.leader(), at(half.drawnOn(), 8, 0));
                sampling.planAndDraw(
                        "Sampel " + (half.number() == 1 ? "awal" : "akhir") + " bulan",
                        crew.teamId(),
                        half.from(),
                        half.to(),
                        half.quota(),
                        half.drawnOn().plusDays(7),
                        crew.leader());
            });
            if (half.running()) {
                stages.stage("recordings " + name, () -> keepRecordings(half, crew));
            }
            stages.stage("evaluations " + name, () -> evaluate(half, crew, made));
            stages.stage("coaching " + name, () -> coach(half, crew, number));
        }
    }

    /** Steps 7 to 9, once the month is over. */
    void end(YearMonth month, DemoPeople.Cast cast, LocalDate today) {
        if (!month.isBefore(YearMonth.from(today))) {
            return;
        }
        boolean last = month.equals(YearMonth.from(today).minusMonths(1));
        LocalDate next = month.plusMonths(1).atDay(1);
        for (int team = 0; team < cast.crews().size(); team++) {
            DemoPeople.Crew crew = cast.crews().get(team);
            int number = team;
            stages.stage("forms " + month + " " + team, () -> makeForms(month, next, cast, crew, last));
            stages.stage("report " + month + " " + team, () -> report(month, next, cast, crew, number, last));
        }
    }

    /** Of some calls only: sound takes room. */
    private void keepRecordings(DemoHalf half, DemoPeople.Crew crew) throws IOException {
        stages.as(crew.leader(), at(half.drawnOn(), 8, 30));
        List<UUID> drawn = samples.openFor(crew.leader().id(), Pageable.ofSize(200)).stream()
                .filter(sample -> sample.dueOn().equals(half.drawnOn().plusDays(7)))
                .map(SampleView::interactionId)
                .toList();
        Map<UUID, InteractionSummary> summaries = interactions.summaries(drawn);
        List<UUID> calls = drawn.stream()
                .filter(id ->
                        Objects.requireNonNull(summaries.get(id)).channel().equals("voice"))
                .limit(RECORDED_CALLS)
                .toList();
        for (UUID call : calls) {
            recordings.record(interactions.read(call));
        }
    }

    private void evaluate(DemoHalf half, DemoPeople.Crew crew, Map<String, DemoConversations.Made> made) {
        List<SampleView> open = samples.openFor(crew.leader().id(), Pageable.ofSize(200)).stream()
                .filter(sample -> sample.dueOn().equals(half.drawnOn().plusDays(7)))
                .toList();
        Map<UUID, InteractionSummary> chosen = interactions.summaries(
                open.stream().map(SampleView::interactionId).toList());
        Map<String, UUID> articleOf = articles.validOn(half.drawnOn()).stream()
                .collect(Collectors.toMap(Article::product, Article::id, (one, other) -> one));
        int toDo = !half.running() ? open.size() : half.number() == 1 ? open.size() - 4 : Math.min(6, open.size());
        for (int i = 0; i < Math.min(toDo + 1, open.size()); i++) {
            DemoConversations.Made one = Objects.requireNonNull(
                    made.get(Objects.requireNonNull(chosen.get(open.get(i).interactionId()))
                            .conversationId()));
            ZonedDateTime when = at(half.drawnOn().plusDays(i / 8), 9 + i % 8, 12);
            if (!stages.isPast(when.plusHours(1))) {
                return;
            }
            stages.as(crew.leader(), when);
            boolean draft = i == toDo;
            int agent = one.agent();
            UUID id = evaluations.score(
                    open.get(i).id(),
                    criterion -> draft && criterion.number() > 4 ? null : answer(criterion, one),
                    draft ? null : finding(one, articleOf),
                    crew.leader());
            if (draft) {
                return;
            }
            evaluations.submit(id, crew.leader());
            boolean lately = half.running() && i >= toDo - 8;
            if (one.script().fault() != null && !lately) {
                stages.as(crew.leader(), when.plusMinutes(40));
                evaluations.correct(
                        id,
                        "Nasabah dihubungi kembali; informasi yang benar disampaikan.",
                        when.plusMinutes(35).toLocalDateTime(),
                        crew.leader());
            }
            if (!lately) {
                Viewer who = crew.agents().get(agent % DemoPeople.AGENTS_PER_TEAM);
                stages.as(who, when.plusHours(20));
                evaluations.acknowledge(id, i % 9 == 4 ? "Terima kasih, akan saya perhatikan." : null, who);
            }
        }
    }

    private @Nullable DemoFinding finding(DemoConversations.Made made, Map<String, UUID> articleOf) {
        DemoConversations.Fault fault = made.script().fault();
        return fault == null
                ? null
                : new DemoFinding(
                        conversations.criteria().getOrDefault(fault.criterion(), fault.criterion()),
                        fault.kind(),
                        fault.severity(),
                        fault.said(),
                        fault.correct(),
                        fault.article() == null ? null : articleOf.get(fault.article()),
                        fault.message() + 1);
    }

    private DemoAnswer answer(CriterionView criterion, DemoConversations.Made made) {
        DemoConversations.Fault fault = faultIn(criterion, made);
        if (criterion.kind() == AnswerKind.SCALE) {
            if (fault != null) {
                return new DemoAnswer(fault.severity() == Severity.MINOR ? "3" : "2", fault.said());
            }
            Random random = new Random(made.conversationId().hashCode() * 31L + criterion.number());
            double polish = Skill.of(made.agent()).polish();
            int mark = random.nextDouble() < polish ? 5 : random.nextDouble() < 0.7 ? 4 : 3;
            return new DemoAnswer(String.valueOf(mark), mark == 3 ? "Perlu lebih rinci." : null);
        }
        Random luck = new Random(made.conversationId().hashCode() * 17L + criterion.number());
        if (criterion.kind() == AnswerKind.MULTI_CHOICE) {
            int mentioned = luck.nextDouble() < Skill.of(made.agent()).polish() ? 3 : 1 + luck.nextInt(2);
            return new DemoAnswer(
                    criterion.options().stream()
                            .limit(mentioned)
                            .map(option -> option.id().toString())
                            .collect(Collectors.joining(",")),
                    null);
        }
        if (criterion.bonus() != null) {
            return new DemoAnswer(luck.nextInt(12) == 0 ? "yes" : "no", null);
        }
        if (criterion.condition() != null) {
            // Stored for everybody, counted only where it is asked.
            return luck.nextInt(3) == 0 ? new DemoAnswer("no", "Tidak diralat.") : new DemoAnswer("yes", null);
        }
        if (fault == null || (criterion.critical() && fault.severity() != Severity.CRITICAL)) {
            return new DemoAnswer("yes", null);
        }
        return new DemoAnswer("no", fault.said());
    }

    /** What went wrong, when it is this criterion that it offends. */
    private DemoConversations.@Nullable Fault faultIn(CriterionView criterion, DemoConversations.Made made) {
        DemoConversations.Fault fault = made.script().fault();
        boolean offends = fault != null
                && criterion.text().equals(conversations.criteria().get(fault.criterion()));
        return offends ? fault : null;
    }

    private void coach(DemoHalf half, DemoPeople.Crew crew, int team) {
        List<CoachingDemo.ToHold> waiting = coachings.toHold(crew.teamId());
        for (int i = 0; i < waiting.size(); i++) {
            CoachingDemo.ToHold one = waiting.get(i);
            int course = half.running() ? (i + team + 2) % 5 : 3;
            ZonedDateTime when = at(half.drawnOn().plusDays(6), 8 + i % 3, 0);
            Viewer agent = crew.agents().stream()
                    .filter(each -> each.id().equals(one.agentId()))
                    .findFirst()
                    .orElseThrow();
            if (course == 0 || !stages.isPast(when.plusHours(6))) {
                continue;
            }
            stages.as(crew.leader(), when.plusMinutes(25));
            if (course == 1) {
                coachings.plan(one.id(), when.plusDays(3).toLocalDateTime(), crew.leader());
                continue;
            }
            UUID commitment = coachings.hold(
                    one.id(),
                    i % 3 == 0 ? "KNOWLEDGE" : i % 3 == 1 ? "SKILL" : "ATTITUDE",
                    i % 3 == 0
                            ? "Artikel terbaru belum dibaca sebelum menjawab."
                            : i % 3 == 1 ? "Tergesa-gesa karena antrean panjang." : "Mengira langkah itu tidak wajib.",
                    null,
                    "Buka artikel Web Pansol sebelum menyebut tarif, syarat, atau tanggal.",
                    "Percakapan dibaca bersama; agen menjelaskan ulang dengan kata-katanya sendiri.",
                    when.toLocalDateTime(),
                    crew.leader());
            if (course == 2) {
                continue;
            }
            stages.as(agent, when.plusHours(5));
            if (course == 4) {
                coachings.refuse(
                        commitment, "Menurut saya jawaban itu sudah sesuai artikel pada hari tersebut.", agent);
                continue;
            }
            coachings.sign(
                    commitment,
                    "Saya akan membuka artikel yang berlaku sebelum menjawab dan mengulang angka pentingnya kepada nasabah.",
                    when.plusDays(7).toLocalDate(),
                    SIGNED,
                    DemoPeople.PASSWORD,
                    agent);
            if (stages.isPast(when.plusDays(8))) {
                stages.as(crew.leader(), when.plusDays(8));
                coachings.close(one.id(), "Sampel acak berikutnya tidak menunjukkan hal yang sama.", crew.leader());
            }
        }
    }

    private void makeForms(YearMonth month, LocalDate next, DemoPeople.Cast cast, DemoPeople.Crew crew, boolean last) {
        stages.as(crew.leader(), at(next.plusDays(2), 9, 0));
        forms.waive(crew.teamId(), month, crew.leader());
        List<FormDemo.Proposed> proposed = forms.proposed(crew.teamId(), month);
        for (int i = 0; i < proposed.size(); i++) {
            Tier tier = proposed.get(i).tier();
            UUID agentId = proposed.get(i).agentId();
            Viewer about = crew.agents().stream()
                    .filter(each -> each.id().equals(agentId))
                    .findFirst()
                    .orElseThrow();
            int course = last ? i % 5 : 4;
            stages.as(crew.leader(), at(next.plusDays(2), 10, 10 + i));
            UUID form = forms.draft(crew.teamId(), agentId, month, tier, crew.leader());
            if (course == 0) {
                continue;
            }
            boolean success = tier == Tier.SUCCESS;
            forms.issue(
                    form,
                    success
                            ? "Target terlampaui dan kualitas sampel acak istimewa; percakapan rapi dan tuntas."
                            : "Salam dan bahasa sudah konsisten.",
                    success ? "" : "Ketepatan informasi dan kelengkapan syarat pada setiap jawaban.",
                    success
                            ? "Berbagi cara kerja pada briefing berikutnya."
                            : "Kualitas sampel acak paling sedikit 85 pada bulan berikut.",
                    success ? "" : "Pendampingan dua kali seminggu dan latihan soal produk.",
                    next.plusDays(3),
                    next.plusMonths(1),
                    crew.leader());
            if (course == 1) {
                continue;
            }
            stages.as(about, at(next.plusDays(3), 11, i));
            forms.reply(
                    form,
                    i % 2 == 0 && !success
                            ? "Antrean pada pertengahan bulan sangat panjang, mohon dipertimbangkan."
                            : null,
                    about);
            forms.sign(form, DemoPeople.PASSWORD, about);
            if (course == 2) {
                continue;
            }
            stages.as(crew.leader(), at(next.plusDays(3), 15, i));
            forms.sign(form, DemoPeople.PASSWORD, crew.leader());
            if (tier.isCosigned() && course == 4) {
                stages.as(cast.manager(), at(next.plusDays(4), 9, i));
                forms.sign(form, DemoPeople.PASSWORD, cast.manager());
            }
        }
    }

    private void report(
            YearMonth month, LocalDate next, DemoPeople.Cast cast, DemoPeople.Crew crew, int team, boolean last) {
        stages.as(crew.leader(), at(next.plusDays(3), 16, 0));
        UUID report = reports.begin(
                crew.teamId(),
                month,
                "Kualitas tim terjaga; temuan terbanyak pada ketepatan informasi.",
                "Antrean meningkat pada pertengahan bulan.",
                "Latihan soal produk setiap Senin dan pendampingan bagi agen yang dibina.",
                crew.leader());
        if (last && team == 2) {
            return;
        }
        reports.submit(report, HANDED_OVER, DemoPeople.PASSWORD, crew.leader());
        if (last && team == 0) {
            return;
        }
        stages.as(cast.manager(), at(next.plusDays(5), 10, team));
        if (team == 1) {
            reports.giveBack(report, "Tambahkan tindak lanjut bagi agen dengan temuan berulang.", cast.manager());
            if (last) {
                return;
            }
            stages.as(crew.leader(), at(next.plusDays(6), 9, 0));
            report = reports.revise(report, crew.leader());
            reports.submit(report, HANDED_OVER, DemoPeople.PASSWORD, crew.leader());
            stages.as(cast.manager(), at(next.plusDays(7), 9, 0));
        }
        reports.accept(report, "Diterima, terima kasih.", RECEIVED, DemoPeople.PASSWORD, cast.manager());
    }

    private void brief(YearMonth month, DemoPeople.Crew crew, int team, LocalDate today) {
        Topic topic = TOPICS.get(Math.floorMod(month.getMonthValue() + team, TOPICS.size()));
        ZonedDateTime held = at(month.atDay(7 + team % 2), 8, 0);
        boolean upcoming = !held.toLocalDate().isBefore(today);
        stages.as(crew.leader(), at(month.atDay(3), 9, 0));
        UUID briefing = briefings.plan(
                crew.teamId(),
                topic.title(),
                held.toLocalDateTime(),
                "Ruang briefing lantai 2",
                topic.material(),
                List.of(),
                topic.questions(),
                held.toLocalDate().plusDays(3),
                crew.leader());
        if (upcoming) {
            return;
        }
        stages.as(crew.leader(), held.plusMinutes(45));
        UUID absent = crew.agents()
                .get((month.getMonthValue() + 5) % crew.agents().size())
                .id();
        briefings.hold(briefing, agent -> agent.equals(absent) ? "EXCUSED" : "PRESENT", crew.leader());
        boolean running = month.equals(YearMonth.from(today));
        for (int i = 0; i < crew.agents().size(); i++) {
            Viewer agent = crew.agents().get(i);
            if (agent.id().equals(absent) || (running && i >= 8)) {
                continue;
            }
            stages.as(agent, held.plusHours(2).plusMinutes(i * 7L));
            briefings.answer(briefing, Skill.of(i).faults() < 0.3, agent);
        }
        if (running && team == 3) {
            return;
        }
        stages.as(crew.leader(), held.plusHours(6));
        briefings.signMinutes(
                briefing,
                held.toLocalDateTime(),
                "Ruang briefing lantai 2",
                "Team leader dan agen yang hadir menurut daftar hadir.",
                topic.material(),
                "Semua agen membuka artikel sebelum menjawab pertanyaan tentang hal ini.",
                "Agen yang berhalangan mengikuti susulan paling lambat tiga hari.",
                SIGNED,
                DemoPeople.PASSWORD,
                crew.leader());
        if (running) {
            return;
        }
        stages.as(crew.leader(), held.plusDays(2));
        briefings.catchUp(
                briefing,
                absent,
                held.toLocalDate().plusDays(2),
                "Materi dibahas berdua, soal dijawab benar.",
                crew.leader());
        briefings.close(briefing, crew.leader());
    }

    private void planNext(DemoPeople.Crew crew, int team, LocalDate today) {
        Topic topic = TOPICS.get((team + 1) % TOPICS.size());
        stages.as(crew.leader(), at(today.minusDays(1), 15, 0));
        briefings.plan(
                crew.teamId(),
                topic.title(),
                at(today.plusDays(2), 8, 0).toLocalDateTime(),
                "Ruang briefing lantai 2",
                topic.material(),
                List.of(),
                topic.questions(),
                today.plusDays(5),
                crew.leader());
    }

    private void makeSopKnown(YearMonth month, DemoPeople.Cast cast) {
        stages.as(cast.documents(), at(month.atDay(2), 9, 0));
        UUID id = socialisations.start(
                "SOP-TL-01",
                "Bacalah prosedur ini; langkah 4 (komitmen) dan langkah 7 (form) berubah cara mengisinya.",
                null,
                month.atDay(9),
                cast.documents());
        for (DemoPeople.Crew crew : cast.crews()) {
            stages.as(crew.leader(), at(month.atDay(3), 10, 0));
            socialisations.acknowledge(id, null, crew.leader());
            for (int i = 0; i < crew.agents().size(); i++) {
                Viewer agent = crew.agents().get(i);
                stages.as(agent, at(month.atDay(3 + i % 4), 11, i));
                socialisations.acknowledge(id, null, agent);
            }
        }
    }

    /** Each team leader to the own team. */
    private void makeParametersKnown(YearMonth month, DemoPeople.Cast cast) {
        for (DemoPeople.Crew crew : cast.crews()) {
            stages.as(crew.leader(), at(month.atDay(4), 9, 0));
            UUID id = socialisations.start(
                    "Parameter Penilaian Layanan",
                    "Sepuluh butir, empat di antaranya kritis.",
                    crew.teamId(),
                    month.atDay(10),
                    crew.leader());
            for (int i = 0; i < crew.agents().size(); i++) {
                Viewer agent = crew.agents().get(i);
                stages.as(agent, at(month.atDay(5 + i % 3), 10, i));
                socialisations.acknowledge(id, null, agent);
            }
        }
    }

    private void makeInstructionKnown(DemoPeople.Cast cast, LocalDate today) throws java.io.IOException {
        LocalDate day = today.minusDays(Math.min(6, today.getDayOfMonth() - 1));
        stages.as(cast.documents(), at(day, 9, 0));
        foundation.releaseInstruction(day, cast.documents());
        foundation.draftForm(today.plusDays(14), cast.documents());
        UUID id = socialisations.start(
                "IK-CHAT-04",
                "Mulai hari ini dua data pembanding untuk pengambilan barang.",
                null,
                today.plusDays(3),
                cast.documents());
        for (DemoPeople.Crew crew : cast.crews()) {
            for (int i = 0; i < crew.agents().size(); i++) {
                if (i % 3 == 2) {
                    continue;
                }
                Viewer agent = crew.agents().get(i);
                stages.as(agent, at(day.plusDays(1 + i % 3), 10, i));
                socialisations.acknowledge(
                        id, i == 4 ? "Apakah berlaku juga untuk pelunasan lewat aplikasi?" : null, agent);
            }
        }
    }

    private static ZonedDateTime at(LocalDate day, int hour, int minute) {
        return workday(day).atTime(hour, minute).atZone(ZONE);
    }

    private static LocalDate workday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }
}
