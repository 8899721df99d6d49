package id.binamutu.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import id.binamutu.evaluation.StoredScores;
import id.binamutu.testing.BinaMutuTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
@ActiveProfiles("demo")
class DemoContentTest {
    @Autowired
    DemoContent content;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StoredScores scores;

    @Autowired
    MockMvc mvc;

    @Test
    void everyStepHasSomethingToShow() {
        for (String table : List.of(
                "interaction",
                "sample",
                "evaluation",
                "finding",
                "coaching",
                "commitment",
                "briefing",
                "socialisation_acknowledgement",
                "coaching_form",
                "performance_report",
                "productivity_day",
                "signature",
                "recording")) {
            assertThat(count(table)).as(table).isPositive();
        }
        assertThat(jdbc.sql("select distinct state from performance_report")
                        .query(String.class)
                        .list())
                .contains("DRAFT", "SUBMITTED", "RETURNED", "ACCEPTED");
    }

    @Test
    void everyScoreIsThatOfItsAnswers() {
        assertThat(scores.differing()).isEmpty();
        assertThat(jdbc.sql("select count(*) from answer where causes <> '{}'")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(jdbc.sql("select count(*) from answer where option_ids <> '{}'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void nothingHappensInTheFuture() {
        assertThat(jdbc.sql("select count(*) from evaluation where submitted_at > now()")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from signature where signed_at > now()")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void laterStartsAndResumedOnesAddNothing() {
        long before = count("audit_entry");
        content.run(new DefaultApplicationArguments());
        jdbc.sql("delete from demo_stage where name = 'whole'").update();
        content.run(new DefaultApplicationArguments());

        assertThat(count("audit_entry")).isEqualTo(before);
    }

    @Test
    void signInPageShowsOneAccountPerRole() throws Exception {
        String page = mvc.perform(get("/sign-in")).andReturn().getResponse().getContentAsString();

        assertThat(Jsoup.parse(page).select("section tbody tr")).hasSize(7);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
