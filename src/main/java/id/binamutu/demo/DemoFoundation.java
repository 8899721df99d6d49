package id.binamutu.demo;

import id.binamutu.document.DocumentDemo;
import id.binamutu.knowledge.ArticleDemo;
import id.binamutu.people.Viewer;
import id.binamutu.productivity.DailyFigures;
import id.binamutu.productivity.ProductivityEntry;
import id.binamutu.scorecard.CriticalClass;
import id.binamutu.scorecard.CriticalEffect;
import id.binamutu.scorecard.ScorecardDemo;
import id.binamutu.scorecard.ScorecardDemo.DemoCriterion;
import id.binamutu.scorecard.ScorecardDemo.DemoSection;
import id.binamutu.scorecard.Scorecards;
import id.binamutu.web.PdfRenderer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What was there before the first sample is drawn: parameters, documents, articles; and productivity day by day. */
@Component
@Profile("demo")
class DemoFoundation {
    private final DemoConversations conversations;
    private final ScorecardDemo scorecards;
    private final Scorecards scored;
    private final DocumentDemo documents;
    private final ArticleDemo articles;
    private final ProductivityEntry productivity;
    private final PdfRenderer pdf;

    DemoFoundation(
            DemoConversations conversations,
            ScorecardDemo scorecards,
            Scorecards scored,
            DocumentDemo documents,
            ArticleDemo articles,
            ProductivityEntry productivity,
            PdfRenderer pdf) {
        this.conversations = conversations;
        this.scorecards = scorecards;
        this.scored = scored;
        this.documents = documents;
        this.articles = articles;
        this.productivity = productivity;
        this.pdf = pdf;
    }

    /** One version waits for its review, and another scorecard is made known. */
    void sendScorecard(LocalDate today, Viewer quality, Viewer reviewer) {
        scorecards.sendNext(scored.published().get(0).versionId(), today, quality);
        scorecards.publishComplaints(today, quality, reviewer);
    }

    /** Of the one that was published last a draft is being written. */
    void draftScorecard(Viewer quality) {
        scorecards.beginNext(scored.published().get(0).versionId(), quality);
    }

    void publishScorecard(LocalDate effectiveOn, Viewer quality, Viewer reviewer) {
        Map<String, String> names = conversations.criteria();
        scorecards.publish(
                "Parameter Penilaian Layanan",
                "chat, whatsapp, voice",
                List.of(
                        new DemoSection(
                                "Pembukaan",
                                20,
                                List.of(
                                        yesNo(
                                                        names,
                                                        "greeting",
                                                        "Menyebut salam, nama, dan menanyakan nama nasabah.",
                                                        8)
                                                .beginningWith("yes")
                                                .withExamples(
                                                        "Selamat pagi, saya Rina dari Pegadaian. Dengan siapa saya berbicara?",
                                                        "Ya, ada apa?"),
                                        critical(
                                                        names,
                                                        "verification",
                                                        "Mencocokkan identitas sebelum membuka data transaksi.",
                                                        12,
                                                        CriticalClass.COMPLIANCE,
                                                        CriticalEffect.SECTION_ZERO)
                                                .withCauses(
                                                        "Terburu-buru",
                                                        "Tidak tahu data pembandingnya",
                                                        "Nasabah dianggap sudah dikenal"))),
                        new DemoSection(
                                "Informasi dan solusi",
                                50,
                                List.of(),
                                List.of(
                                        new DemoSection("Informasi", 35, information(names)),
                                        new DemoSection("Solusi", 15, solution(names)))),
                        new DemoSection(
                                "Data pribadi dan sikap",
                                30,
                                List.of(
                                        critical(
                                                        names,
                                                        "privacy",
                                                        "Tidak meminta PIN, OTP, atau membuka data kepada orang lain.",
                                                        12,
                                                        CriticalClass.COMPLIANCE,
                                                        CriticalEffect.SECTION_ZERO)
                                                .withExamples(
                                                        "Mohon jangan sebutkan PIN atau OTP kepada siapa pun, termasuk kami.",
                                                        "Coba sebutkan kode OTP-nya, Bu."),
                                        scale(
                                                names,
                                                "empathy",
                                                "Sopan, menyebut nama, menanggapi keluhan dengan empati.",
                                                10),
                                        yesNo(names, "closing", "Menawarkan bantuan lain dan menutup dengan salam.", 5),
                                        plain("Isi penutup percakapan", "Yang disebut sebelum percakapan ditutup.", 3)
                                                .choosing(Map.of(
                                                        "Rangkuman jawaban",
                                                        3,
                                                        "Tawaran bantuan lain",
                                                        2,
                                                        "Salam dan terima kasih",
                                                        1)),
                                        plain(
                                                        "Melampaui harapan nasabah",
                                                        "Misalnya mengingatkan jatuh tempo tanpa diminta.",
                                                        0)
                                                .onTop(3)
                                                .beginningWith("no")))),
                effectiveOn,
                quality,
                reviewer);
    }

    private static List<DemoCriterion> information(Map<String, String> names) {
        DemoCriterion correct = critical(
                        names,
                        "information",
                        "Sesuai artikel Web Pansol yang berlaku pada hari itu.",
                        15,
                        CriticalClass.CUSTOMER,
                        CriticalEffect.SECTION_ZERO)
                .withExamples("Sewa modal golongan B 1,2 % per 15 hari, Pak.", "Kira-kira sekitar satu persen, Pak.")
                .withCauses("Artikel tidak dibuka", "Artikel lama yang dipakai", "Salah memahami pertanyaan");
        return List.of(
                scale(names, "needs", "Menggali dan mengulang kebutuhan nasabah.", 10),
                correct,
                plain(
                                "Informasi salah diralat dalam percakapan itu juga",
                                "Hanya ditanyakan bila informasi produk tidak benar.",
                                5)
                        .onlyIfFailed(correct.text()),
                scale(names, "completeness", "Syarat, biaya, dan batas waktu disebut lengkap.", 10));
    }

    private static List<DemoCriterion> solution(Map<String, String> names) {
        return List.of(
                scale(names, "solution", "Nasabah tidak perlu menghubungi lagi untuk hal yang sama.", 8),
                critical(
                                names,
                                "procedure",
                                "Langkah dan eskalasi sesuai instruksi kerja.",
                                7,
                                CriticalClass.BUSINESS,
                                CriticalEffect.COUNT_ONLY)
                        .withCauses("Instruksi kerja belum dipahami", "Langkah terlewat", "Eskalasi terlambat"));
    }

    private static DemoCriterion plain(String text, String help, int weight) {
        return new DemoCriterion(text, help, weight, 0, null, null);
    }

    private static DemoCriterion yesNo(Map<String, String> names, String key, String help, int weight) {
        return new DemoCriterion(names.getOrDefault(key, key), help, weight, 0, null, null);
    }

    private static DemoCriterion scale(Map<String, String> names, String key, String help, int weight) {
        return new DemoCriterion(names.getOrDefault(key, key), help, weight, 5, null, null);
    }

    private static DemoCriterion critical(
            Map<String, String> names, String key, String help, int weight, CriticalClass type, CriticalEffect effect) {
        return new DemoCriterion(names.getOrDefault(key, key), help, weight, 0, type, effect);
    }

    private record Piece(String product, String title, String summary) {}

    private static final List<Piece> ARTICLES = List.of(
            new Piece(
                    "KCA",
                    "Tarif sewa modal KCA",
                    "Golongan A 1 % per 15 hari; golongan B, C, dan D 1,2 % per 15 hari; jangka waktu 120 hari."),
            new Piece(
                    "Perpanjangan gadai",
                    "Cara perpanjangan gadai",
                    "Membayar sewa modal berjalan di outlet atau aplikasi sebelum jatuh tempo."),
            new Piece(
                    "Pelunasan dan pengambilan barang",
                    "Syarat pengambilan barang",
                    "Pengambilan oleh orang lain memerlukan surat kuasa bermeterai dan KTP kedua pihak."),
            new Piece(
                    "Lelang",
                    "Jadwal dan uang kelebihan lelang",
                    "Pemberitahuan sebelum lelang; uang kelebihan dapat diambil dalam satu tahun."),
            new Piece(
                    "Tabungan Emas",
                    "Tabungan Emas: biaya dan penarikan",
                    "Biaya titip per tahun, penjualan kembali, dan cetak emas."),
            new Piece(
                    "Cicil Emas",
                    "Cicil Emas: uang muka dan tenor",
                    "Uang muka, tenor 3 sampai 36 bulan, dan denda keterlambatan."),
            new Piece(
                    "KUR",
                    "KUR Syariah: syarat pengajuan",
                    "Usaha berjalan paling sedikit enam bulan, dokumen identitas dan usaha."),
            new Piece(
                    "Gadai non-emas",
                    "Gadai elektronik dan kendaraan",
                    "Kelengkapan, kondisi barang, dan dokumen kepemilikan."),
            new Piece(
                    "Promo",
                    "Promo bulan berjalan",
                    "Potongan sewa modal untuk nasabah baru; syarat dan masa berlaku."),
            new Piece(
                    "Verifikasi nasabah",
                    "Verifikasi identitas nasabah",
                    "Nama lengkap, nomor surat bukti gadai, dan satu data pembanding."),
            new Piece(
                    "Keamanan akun",
                    "Keamanan akun dan penipuan",
                    "Petugas tidak pernah meminta PIN, OTP, atau kata sandi."),
            new Piece(
                    "Penanganan keluhan",
                    "Penanganan keluhan nasabah",
                    "Mengakui, mencatat, memberi nomor laporan, dan batas waktu jawaban."),
            new Piece("Layanan chat", "Pedoman layanan chat", "Salam, waktu tanggap, bahasa, dan penutup."));

    void addArticles(LocalDate from, Viewer by) {
        int number = 100;
        for (Piece piece : ARTICLES) {
            articles.add(
                    piece.title(),
                    piece.product(),
                    "https://pansol.contoh.co.id/artikel/" + number++,
                    piece.summary(),
                    from,
                    null,
                    by);
        }
    }

    void releaseSop(LocalDate effectiveOn, Viewer control) throws IOException {
        UUID sop = documents.register(
                "SOP-TL-01", "Prosedur Team Leader", "SOP", "Koordinator Contact Centre", 60, "Kebijakan dokumen mutu");
        documents.release(
                sop, "02", effectiveOn, "Perubahan tanda tangan dan nama pembuat.", file("SOP-TL-01 rev 02"), control);
    }

    /** A later revision of an instruction, which not everybody has read yet. */
    UUID releaseInstruction(LocalDate effectiveOn, Viewer control) throws IOException {
        UUID instruction = documents.register(
                "IK-CHAT-04",
                "Instruksi Kerja Verifikasi Nasabah",
                "WORK_INSTRUCTION",
                "Quality Control",
                60,
                "Kebijakan dokumen mutu");
        return documents.release(
                instruction,
                "01",
                effectiveOn,
                "Dua data pembanding untuk pengambilan barang.",
                file("IK-CHAT-04 rev 01"),
                control);
    }

    /** A revision that still waits to be put in force. */
    void draftForm(LocalDate effectiveOn, Viewer control) throws IOException {
        UUID form = documents.register(
                "FM-COACH-02",
                "Form Coaching dan Pembinaan",
                "FORM",
                "Koordinator Contact Centre",
                60,
                "Kebijakan dokumen mutu");
        documents.draft(form, "03", effectiveOn, "Menambah hak jawab agen.", file("FM-COACH-02 rev 03"), control);
    }

    private DemoUpload file(String title) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        pdf.render("demo/document", Map.of("title", title), bytes);
        return new DemoUpload(title.replace(' ', '-') + ".pdf", "application/pdf", bytes.toByteArray());
    }

    /** Working days from the first to the last, for everybody. */
    void recordProductivity(List<Viewer> agents, LocalDate from, LocalDate to) {
        List<DailyFigures> figures = new ArrayList<>();
        for (int agent = 0; agent < agents.size(); agent++) {
            Skill skill = Skill.of(agent);
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                    continue;
                }
                Random random = new Random(day.toEpochDay() * 100 + agent);
                int target = day.getDayOfWeek() == DayOfWeek.SATURDAY ? 45 : 60;
                figures.add(new DailyFigures(
                        agents.get(agent).id(),
                        day,
                        (int) Math.round(target * (skill.pace() + random.nextGaussian() * 0.05)),
                        target,
                        (int) Math.round(340 / skill.pace() + random.nextGaussian() * 20),
                        12 + random.nextInt(20),
                        BigDecimal.valueOf(Math.min(100, 88 + 8 * skill.polish() + random.nextDouble() * 4)),
                        BigDecimal.valueOf(Math.min(5, 3.6 + skill.polish() + random.nextGaussian() * 0.1))));
            }
        }
        productivity.record(figures);
    }
}
