package id.binamutu.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Searching in what was said, as a team leader types it. */
@BinaMutuTest
class SearchTest {

    private static final Instant OCTOBER = Instant.parse("2026-10-07T02:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    ConversationMother mother;

    @Autowired
    SearchWords words;

    @Autowired
    JdbcClient jdbc;

    private TestOrganisation.Team team;

    @BeforeEach
    void team() {
        team = organisation.team();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "panjang memperpanjang perpanjangan diperpanjang perpanjang perpanjangannya memanjang",
                "baik memperbaiki perbaikan diperbaiki kebaikan terbaik",
                "tanya bertanya pertanyaan menanyakan mempertanyakan ditanyakan nanya",
                "kirim mengirim dikirim pengiriman kirimkan mengirimkan terkirim kiriman kirimin",
                "tukar menukar ditukar penukaran menukarkan",
                "tebus menebus ditebus penebusan tebusan menebusnya tertebus nebus",
                "taksir menaksir taksiran ditaksir penaksir penaksiran",
                "bayar membayar dibayar pembayaran bayarkan terbayar pembayarannya byr",
                "gadai menggadaikan digadaikan pegadaian gadaian tergadai gadein",
                "pinjam meminjam dipinjam pinjaman peminjam peminjaman",
                "cicil mencicil cicilan dicicil pencicilan nyicil",
                "tunggak menunggak tunggakan penunggakan tertunggak",
                "lunas melunasi dilunasi pelunasan lunasi terlunasi",
                "lelang melelang dilelang pelelangan lelangan",
                "cair mencairkan dicairkan pencairan cairkan",
                "ambil mengambil diambil pengambilan ngambil",
                "simpan menyimpan disimpan penyimpanan simpanan",
                "tabung menabung tabungan ditabung penabung",
                "daftar mendaftar didaftarkan pendaftaran terdaftar",
                "adu mengadu pengaduan diadukan aduan",
                "keluh mengeluh keluhan dikeluhkan",
                "tolak menolak ditolak penolakan",
                "setuju menyetujui disetujui persetujuan",
                "kembali mengembalikan dikembalikan pengembalian kembalikan",
                "kurang mengurangi dikurangi kekurangan pengurangan",
                "tambah menambah ditambah tambahan penambahan",
                "tunggu menunggu ditunggu nungguin nunggu",
                "terima menerima diterima penerimaan penerima",
                "jelas menjelaskan dijelaskan penjelasan",
                "hitung menghitung dihitung perhitungan penghitungan",
                "naik menaikkan kenaikan dinaikkan",
                "turun menurunkan penurunan diturunkan",
                "nilai menilai dinilai penilaian",
                "sampai menyampaikan disampaikan",
                "tahu mengetahui diketahui pengetahuan",
                "proses memproses diproses pemrosesan",
                "cek mengecek dicek pengecekan ngecek",
                "pakai memakai dipakai pemakaian",
                "minta meminta diminta permintaan",
                "lambat terlambat keterlambatan memperlambat",
                "konfirmasi mengonfirmasi dikonfirmasi mengkonfirmasi",
                "tagih menagih ditagih tagihan penagihan",
                "tidak nggak gak tdk enggak",
                "berapa brp",
                "juta jt",
                "bagaimana gimana gmn"
            })
    void formsOfAWordMeet(String family) {
        List<String> forms = List.of(family.split(" "));
        List<String> apart = new ArrayList<>();
        for (String asked : forms) {
            forms.stream().filter(said -> !meet(asked, said)).forEach(said -> apart.add(asked + " ≠ " + said));
        }
        assertThat(apart).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tanda,anda", "kaku,aku", "tapi,api", "tulang,ulang", "kurus,urus", "tuang,uang", "lunas,lulus", "gadai,gajah",
        "bayar,bayang", "emas,lemas", "cair,cari", "lelang,malang", "jamin,jamu", "tolak,tolong", "kawal,awal",
                "tempat,empat",
        "denda,benda", "bunga,bangun", "tanam,enam", "kemas,emas", "taman,aman", "turut,urut", "kantar,antar"
    })
    void differentWordsDoNotMeet(String one, String other) {
        assertThat(meet(one, other)).as("%s finds %s", one, other).isFalse();
        assertThat(meet(other, one)).as("%s finds %s", other, one).isFalse();
    }

    @Test
    void allWordsMustOccurAndExcludedOnesMustNot() throws Exception {
        UUID both = said("Saya mau memperpanjang gadai motor");
        UUID gold = said("Perpanjangan gadai emas bagaimana");
        UUID other = said("Saya mau melunasi pinjaman");

        assertThat(found("perpanjang gadai")).containsExactly(gold, both);
        assertThat(found("perpanjang gadai -emas")).containsExactly(both);
        assertThat(found("emas OR lunas")).containsExactly(other, gold);
        assertThat(found("perpanjang lunas")).isEmpty();
    }

    @Test
    void phraseIsFoundAsItStands() throws Exception {
        UUID inOrder = said("Tanggal jatuh tempo gadai saya kapan?");
        said("Tempo hari barang saya jatuh");

        assertThat(found("\"jatuh tempo\"")).containsExactly(inOrder);
        assertThat(found("“jatuh tempo”")).containsExactly(inOrder);
        assertThat(found("-\"jatuh tempo\" barang")).hasSize(1);
    }

    @Test
    void wordsAreFoundByWhoSaidThem() throws Exception {
        UUID conversation = said("Lelang dilaksanakan besok");

        assertThat(found("lelang", "by=agent")).containsExactly(conversation);
        assertThat(found("lelang", "by=customer")).isEmpty();
        // The mother's customer says “Halo kak”.
        assertThat(found("halo", "by=customer")).containsExactly(conversation);
    }

    @Test
    void searchIsNarrowedByPeriodAgentAndWhatTheConversationWasAbout() throws Exception {
        UUID early = said(
                "Bukti lelang", OCTOBER.minusSeconds(86_400 * 40), team.agents().get(1), 2);
        UUID late = said("Bukti lelang", OCTOBER, team.agent(), 5);

        assertThat(found("lelang")).containsExactly(late, early);
        assertThat(found("lelang", "sort=started,asc")).containsExactly(early, late);
        assertThat(found("lelang", "to=2026-09-30")).containsExactly(early);
        assertThat(found("lelang", "from=2026-10-01")).containsExactly(late);
        assertThat(found("lelang", "agent=" + team.agents().get(1).employeeId()))
                .containsExactly(early);
        assertThat(found("lelang", "csat=5")).containsExactly(late);
        assertThat(found("lelang", "channel=chat&longer=4&shorter=4")).containsExactly(late, early);
        assertThat(found("lelang", "longer=5")).isEmpty();
    }

    @Test
    void hitsShowWhereTheWordsAreWithoutBecomingHtml() throws Exception {
        UUID conversation = said("<script>alert('gadai')</script> memperpanjang <b>gadai</b> & emas");

        Document list = page("/interactions?q=perpanjangan gadai");
        assertThat(list.select(".excerpt mark").eachText()).containsExactly("gadai", "memperpanjang", "gadai");
        assertThat(list.select(".excerpt").text()).contains("<script>alert('gadai')</script>");
        assertThat(list.select(".excerpt script, .excerpt b")).isEmpty();
        assertThat(list.select(".hit a").attr("href")).endsWith("/" + conversation + "?q=perpanjangan%20gadai");

        Document opened = page("/interactions/" + conversation + "?q=perpanjangan gadai");
        assertThat(opened.select("#m2 .msg").text())
                .isEqualTo("<script>alert('gadai')</script> memperpanjang <b>gadai</b> & emas");
        assertThat(opened.select("#m2 mark")).hasSize(3);
        assertThat(opened.select("#conversation script, #conversation b")).isEmpty();
    }

    @Test
    void anotherTeamsConversationsAreNeitherFoundNorCountedNorHinted() throws Exception {
        TestOrganisation.Team others = organisation.team();
        mother.conversation(others.agent().id(), OCTOBER, "chat", 1, "Zamrudkhatulistiwa digadaikan");
        said("Emas digadaikan");

        Document none = page("/interactions?q=zamrudkhatulistiwa&csat=5");
        assertThat(none.select(".hit, .pager")).isEmpty();
        assertThat(none.select(".empty").text())
                .contains("Tidak pernah diucapkan")
                .contains("zamrudkhatulistiwa");
        assertThat(none.select(".empty a")).isEmpty();
        assertThat(page("/interactions?team=" + others.id()).select(".hit")).isEmpty();
        assertThat(page("/interactions?agent=" + others.agent().employeeId()).select(".hit"))
                .isEmpty();
        assertThat(Jsoup.parse(mvc.perform(get("/interactions?q=zamrudkhatulistiwa")
                                        .with(organisation.as(Role.MANAGER)))
                                .andReturn()
                                .getResponse()
                                .getContentAsString())
                        .select(".hit"))
                .hasSize(1);
    }

    @Test
    void emptyResultNamesTheFilterThatIsTooNarrow() throws Exception {
        said("Lelang cincin", OCTOBER, team.agent(), 5);

        Document none = page("/interactions?q=lelang&csat=1&channel=chat");
        assertThat(none.select(".empty li")).hasSize(1);
        assertThat(none.select(".empty li").text()).isEqualTo("CSAT berapa pun 1 percakapan");
        assertThat(none.select(".empty li a").attr("href"))
                .contains("q=lelang")
                .contains("channel=chat")
                .contains("csat=&");
    }

    @Test
    void pagesNeitherRepeatNorLeaveOutConversationsOfTheSameTime() throws Exception {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(said("Gadai nomor " + i, OCTOBER, team.agent(), 5));
        }
        for (String query : List.of("", "q=gadai&", "q=gadai&sort=started,asc&", "csat=5&sort=started,asc&")) {
            List<UUID> paged = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                paged.addAll(ids(page("/interactions?" + query + "page=" + i)));
            }
            assertThat(paged).as(query).hasSize(60).containsExactlyInAnyOrderElementsOf(all);
        }
        assertThat(page("/interactions?q=gadai").select(".pager").text()).contains("1–25 dari 60");
    }

    @Test
    void conversationIsFoundByItsNumber() throws Exception {
        UUID conversation = said("Halo");
        String number = jdbc.sql("select conversation_id from interaction where id = ?")
                .param(conversation)
                .query(String.class)
                .single();

        assertThat(ids(page("/interactions?q=" + number))).containsExactly(conversation);
        assertThat(Jsoup.parse(mvc.perform(get("/interactions?q=" + number)
                                        .with(organisation.as(
                                                organisation.team().leader())))
                                .andReturn()
                                .getResponse()
                                .getContentAsString())
                        .select(".hit"))
                .isEmpty();
    }

    @Test
    void exportHoldsExactlyWhatWasFound() throws Exception {
        said("Bukti lelang");
        said("Bukti lain");
        String csv = mvc.perform(
                        get("/interactions/export?format=csv&q=pelelangan").with(organisation.as(team.leader())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(csv.lines()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("strange")
    void nothingThatIsTypedFails(String typed) throws Exception {
        said("Halo");
        for (String by : List.of("", "customer", "'; drop table x")) {
            mvc.perform(get("/interactions")
                            .param("q", typed)
                            .param("by", by)
                            .param("team", "x")
                            .param("longer", "-1")
                            .with(organisation.as(team.leader())))
                    .andExpect(status().isOk());
        }
    }

    static Stream<String> strange() {
        return Stream.of(
                "-",
                "\"",
                "\"\"",
                "\"halo",
                "halo\"",
                "-\"",
                ":*&|!",
                "halo:* & !x | (y",
                "OR",
                "a OR",
                "OR a",
                "-a OR -b",
                "'",
                "\\",
                "\\'",
                "a\\",
                "halo \u0000 x".replace("\u0000", "\u0001"),
                "😀",
                "\"😀 halo\"",
                "% _ ' \" \\ --",
                "halo ".repeat(2_000),
                "x".repeat(10_000),
                "\"" + "a b ".repeat(2_500) + "\"",
                "<script>alert(1)</script>",
                "12.000.000,50",
                "a@b.co https://x.y/z?q=1",
                "-halo");
    }

    @Test
    void onlyExclusionsFindEverythingElse() throws Exception {
        said("Emas");
        UUID other = said("Motor");
        assertThat(found("-emas")).containsExactly(other);
    }

    @Test
    void searchCostsAFewStatementsHoweverManyMonthsThereAre() throws Exception {
        for (int months = 0; months < 20; months++) {
            said("Halo", OCTOBER.minusSeconds(86_400L * 30 * months), team.agent(), 5);
        }
        assertThat(Statements.count(() -> page("/interactions?q=halo"))).isLessThanOrEqualTo(16);
        assertThat(Statements.count(() -> page("/interactions?q=\"sama sekali\"")))
                .isLessThanOrEqualTo(20);
    }

    private boolean meet(String asked, String said) {
        Search search = words.understand(asked);
        return search != null
                && jdbc.sql("select to_tsvector('indonesian', :said) @@ cast(:query as tsquery)")
                        .param("said", said)
                        .param("query", search.query())
                        .query(Boolean.class)
                        .single();
    }

    private UUID said(String text) {
        return said(
                text,
                OCTOBER.plusSeconds(jdbc.sql("select count(*) from transcript where team_id = ?")
                        .param(team.id())
                        .query(Long.class)
                        .single()),
                team.agent(),
                5);
    }

    private UUID said(String text, Instant at, PersonName agent, int csat) {
        return mother.conversation(agent.id(), at, "chat", csat, text);
    }

    private List<UUID> found(String q, String... more) throws Exception {
        return ids(Jsoup.parse(mvc.perform(get("/interactions?" + String.join("&", more))
                        .param("q", q)
                        .with(organisation.as(team.leader())))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()));
    }

    private static List<UUID> ids(Document list) {
        return list.select(".hit td:first-child a").stream()
                .map(link -> link.attr("href").replaceAll("^.*/|\\?.*$", ""))
                .map(UUID::fromString)
                .toList();
    }

    private Document page(String address) throws Exception {
        return Jsoup.parse(
                mvc.perform(get(URI.create(address.replace(" ", "%20").replace("\"", "%22")))
                                .with(organisation.as(team.leader())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString());
    }
}
