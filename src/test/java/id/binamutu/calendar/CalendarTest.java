package id.binamutu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.audit.Trail;
import id.binamutu.people.Directory;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.worklist.Worklist;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** Every test has a year of its own: the table is everybody's. */
@BinaMutuTest
class CalendarTest {

    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    HolidayRepository holidays;

    @Autowired
    StoredDaysOff daysOff;

    @Autowired
    CalendarSettings settings;

    @Autowired
    Worklist worklist;

    @Autowired
    Directory directory;

    @Autowired
    Trail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private PersonName coordinator;

    @BeforeEach
    void coordinator() {
        coordinator = organisation.person(Role.COORDINATOR);
    }

    @Test
    void decreeOf2026IsThere() throws Exception {
        Document page = page(get("/calendar").param("year", "2026").with(organisation.as(coordinator)));

        // 17 holidays and 8 days of joint leave.
        assertThat(page.select(".table:not(.table-sm) tbody tr")).hasSize(25);
        assertThat(page.text()).contains("Senin, 17 Agu 2026", "Cuti bersama dihitung sebagai hari libur");
        assertThat(workingDays.isOne(LocalDate.of(2026, 8, 17))).isFalse();
        assertThat(workingDays.isOne(LocalDate.of(2026, 12, 24))).isFalse();
        // Two weeks that hold Idulfitri and Nyepi: Monday, Tuesday, and from Wednesday on again.
        assertThat(workingDays.between(LocalDate.of(2026, 3, 16), LocalDate.of(2026, 3, 27)))
                .isEqualTo(5);
    }

    @Test
    void jointLeaveIsAWorkingDayWhereTheCentreSaysSo() {
        WorkingDays atWork = new WorkingDays(
                new StoredDaysOff(jdbc, new CalendarSettings(true, LocalTime.of(5, 0))), Clock.system(JAKARTA));

        assertThat(atWork.isOne(LocalDate.of(2026, 12, 24))).isTrue();
        assertThat(atWork.isOne(LocalDate.of(2026, 12, 25))).isFalse();
    }

    @Test
    void addedDayCountsAtOnceAndItsReasonIsInTheTrail() throws Exception {
        LocalDate monday = LocalDate.of(2081, 3, 3);
        assertThat(workingDays.isOne(monday)).isTrue();

        add(monday, "Ulang tahun kantor").andExpect(status().is3xxRedirection());

        assertThat(workingDays.isOne(monday)).isFalse();
        assertThat(workingDays.after(LocalDate.of(2081, 2, 28), 1)).isEqualTo(LocalDate.of(2081, 3, 4));
        assertThat(trailOf("calendar.holiday-added", monday, "reason")).isEqualTo("Surat direksi 12");
        assertThat(page(get("/calendar").param("year", "2081").with(as(Role.AGENT)))
                        .text())
                .contains("Ulang tahun kantor", "Libur sendiri");
    }

    @Test
    void changedDayShowsWhatWasThereBeforeAndRemovedDayIsAWorkingDayAgain() throws Exception {
        LocalDate monday = LocalDate.of(2082, 3, 2);
        add(monday, "Ulang tahun kantor");
        Holiday holiday = holidays.findByDay(monday).orElseThrow();
        String address = "/calendar/days/" + holiday.id();

        mvc.perform(fields(post(address), monday.plusDays(1), "Ulang tahun", "Salah hari")
                        .param("version", String.valueOf(holiday.version())))
                .andExpect(status().is3xxRedirection());
        assertThat(workingDays.isOne(monday)).isTrue();
        assertThat(workingDays.isOne(monday.plusDays(1))).isFalse();
        assertThat(jdbc.sql(
                                "select details -> 'before' ->> 'day' from audit_entry where action = 'calendar.holiday-changed'"
                                        + " and details ->> 'day' = '2082-03-03'")
                        .query(String.class)
                        .single())
                .isEqualTo("2082-03-02");

        mvc.perform(post(address + "/removal").with(csrf()).with(organisation.as(coordinator)))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post(address + "/removal")
                        .param("reason", "Batal")
                        .with(csrf())
                        .with(organisation.as(coordinator)))
                .andExpect(status().is3xxRedirection());
        assertThat(workingDays.isOne(monday.plusDays(1))).isTrue();
        assertThat(trailOf("calendar.holiday-removed", monday.plusDays(1), "reason"))
                .isEqualTo("Batal");
    }

    @Test
    void sameDayTwiceIsRefusedAndNothingTypedIsLost() throws Exception {
        LocalDate monday = LocalDate.of(2083, 3, 1);
        add(monday, "Ulang tahun kantor");

        MockHttpServletResponse refused = add(monday, "Rapat kerja")
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse();

        Document page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.select(".summary a[href=#day]").text()).contains("sudah ada di daftar");
        assertThat(page.select("#name").val()).isEqualTo("Rapat kerja");
        assertThat(page.select("#reason").val()).isEqualTo("Surat direksi 12");
    }

    @Test
    void whoChangesWhatSomebodyElseChangedMeanwhileSeesBoth() throws Exception {
        LocalDate monday = LocalDate.of(2084, 3, 6);
        add(monday, "Ulang tahun kantor");
        String address =
                "/calendar/days/" + holidays.findByDay(monday).orElseThrow().id();
        mvc.perform(fields(post(address), monday, "Nama baru", "Salah").param("version", "0"));

        MockHttpServletResponse stale = mvc.perform(
                        fields(post(address), monday, "Nama lain", "Salah juga").param("version", "0"))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse();

        Document page = Jsoup.parse(stale.getContentAsString());
        assertThat(page.select("[role=alert]").text()).contains("Nama baru");
        assertThat(page.select("#name").val()).isEqualTo("Nama lain");
        assertThat(page.select("[name=version]").val()).isEqualTo("1");
    }

    @Test
    void exportedYearGoesInAgainAndChangesNothing() throws Exception {
        add(LocalDate.of(2085, 1, 1), "Tahun Baru");
        add(LocalDate.of(2085, 5, 1), "Hari Buruh");
        byte[] file = mvc.perform(
                        get("/calendar/export.csv").param("year", "2085").with(as(Role.AGENT)))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        String more = new String(file, StandardCharsets.UTF_8).replace("Hari Buruh", "Hari Buruh Internasional")
                + "25/12/2085,Natal,Christmas,national\n";

        Object notice = upload(more)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getFlashMap()
                .get("notice");

        assertThat(notice).hasToString("Notice[key=calendar.imported, arguments=[1, 1, 1]]");
        assertThat(workingDays.isOne(LocalDate.of(2085, 12, 25))).isFalse();
        assertThat(trailOf("calendar.holiday-added", LocalDate.of(2085, 12, 25), "reason"))
                .isEqualTo("SKB 2085");
    }

    @Test
    void fileWithBadRowsIsRefusedAsAWholeAndSaysWhere() throws Exception {
        MockHttpServletResponse refused = upload("""
                        day,name,kind
                        2086-01-01,Tahun Baru,NATIONAL
                        2086-13-01,Salah,NATIONAL
                        2086-02-01,,NATIONAL
                        2086-03-01,Salah,WEEKEND
                        2086-01-01,Lagi,CENTRE
                        1986-01-01,Lama,NATIONAL
                        """)
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse();

        assertThat(Jsoup.parse(refused.getContentAsString()).select("tbody tr").eachText())
                .satisfiesExactly(
                        row -> assertThat(row).startsWith("3 day").contains("2086-13-01"),
                        row -> assertThat(row).startsWith("4 name"),
                        row -> assertThat(row).startsWith("5 kind").contains("WEEKEND"),
                        row -> assertThat(row).startsWith("6 day").contains("baris 2"),
                        row -> assertThat(row).startsWith("7 day").contains("2020"));
        assertThat(holidays.findByDay(LocalDate.of(2086, 1, 1))).isEmpty();
        upload("apa saja\n1\n").andExpect(status().isUnprocessableContent());
    }

    @Test
    void inDecemberTheCoordinatorIsAskedForTheNextYearUntilItIsThere() throws Exception {
        add(LocalDate.of(2087, 1, 1), "Tahun Baru");

        remindOn(LocalDate.of(2087, 11, 30));
        assertThat(asked(2088)).isFalse();
        remindOn(LocalDate.of(2087, 12, 1));
        remindOn(LocalDate.of(2087, 12, 2));
        assertThat(asked(2088)).isTrue();
        add(LocalDate.of(2088, 1, 1), "Tahun Baru");
        assertThat(asked(2088)).isFalse();
    }

    @Test
    void whatCameWithTheApplicationIsSaidToBeCheckedUntilSomebodyDid() throws Exception {
        jdbc.sql("insert into holiday (day, name, kind) values ('2089-08-17', 'Kemerdekaan', 'NATIONAL')")
                .update();
        Document before = page(get("/calendar").param("year", "2089").with(organisation.as(coordinator)));
        assertThat(before.text()).contains("belum dicocokkan");
        assertThat(before.select("form[action$=/calendar/check]")).hasSize(1);

        mvc.perform(post("/calendar/check").param("year", "2089").with(csrf()).with(organisation.as(coordinator)));

        assertThat(page(get("/calendar").param("year", "2089").with(organisation.as(coordinator)))
                        .text())
                .doesNotContain("belum dicocokkan");
        mvc.perform(get("/calendar").param("year", "1999").with(organisation.as(coordinator)))
                .andExpect(status().isNotFound());
    }

    private void remindOn(LocalDate day) {
        Clock clock = Clock.fixed(day.atTime(6, 0).atZone(JAKARTA).toInstant(), JAKARTA);
        CalendarService calendar =
                new CalendarService(holidays, workingDays, daysOff, settings, worklist, trail, clock);
        transaction.executeWithoutResult(status -> new CalendarReminder(calendar, directory, worklist, clock).remind());
    }

    private boolean asked(int year) {
        return worklist.isOpen(CalendarReminder.MISSING, CalendarService.subject(year), coordinator.id());
    }

    private ResultActions add(LocalDate day, String name) throws Exception {
        return mvc.perform(fields(post("/calendar/days"), day, name, "Surat direksi 12"));
    }

    private ResultActions upload(String content) throws Exception {
        return mvc.perform(multipart("/calendar/import")
                .file(new MockMultipartFile("file", "libur.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)))
                .param("reason", "SKB 2085")
                .with(csrf())
                .with(organisation.as(coordinator)));
    }

    private MockHttpServletRequestBuilder fields(
            MockHttpServletRequestBuilder request, LocalDate day, String name, String reason) {
        return request.param("day", day.toString())
                .param("name", name)
                .param("nameEn", "")
                .param("kind", "CENTRE")
                .param("reason", reason)
                .with(csrf())
                .with(organisation.as(coordinator));
    }

    private RequestPostProcessor as(Role role) {
        return organisation.as(organisation.person(role));
    }

    private String trailOf(String action, LocalDate day, String detail) {
        List<String> found = jdbc.sql(
                        "select details ->> ? from audit_entry where action = ? and details ->> 'day' = ?")
                .params(detail, action, day.toString())
                .query(String.class)
                .list();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(mvc.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
