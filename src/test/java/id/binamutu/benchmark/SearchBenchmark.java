package id.binamutu.benchmark;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.benchmark.Figures.Times;
import id.binamutu.people.PersonName;
import id.binamutu.people.TestOrganisation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/**
 * The first page of a search, whole: from the request to the HTML, through MockMvc. First every page once after PostgreSQL and
 * the application have started, then again and again.
 */
@Benchmark
class SearchBenchmark {

    private static final int ROUNDS = 10;
    private static final String GOAL = "p95 ≤ 200 ms";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    private record Asked(String kind, String who, MockHttpServletRequestBuilder request) {}

    @Test
    void firstPage() throws Exception {
        List<Asked> mix = mix();
        Figures figures = new Figures("First page of a search among " + BenchmarkHome.ROWS + " conversations");
        Times afterStart = new Times();
        for (Asked asked : mix) {
            afterStart.take(() -> mvc.perform(asked.request).andExpect(status().isOk()));
        }
        figures.add("every page once, the first after a start", afterStart, GOAL);
        Map<String, Times> kinds = new LinkedHashMap<>();
        Times all = new Times();
        for (int round = 0; round < ROUNDS; round++) {
            for (Asked asked : mix) {
                long start = System.nanoTime();
                mvc.perform(asked.request).andExpect(status().isOk());
                long took = System.nanoTime() - start;
                all.add(took);
                kinds.computeIfAbsent(asked.kind + ", " + asked.who, key -> new Times())
                        .add(took);
            }
        }
        figures.add("warm, all", all, GOAL);
        kinds.forEach((kind, times) -> figures.add("warm, " + kind, times, GOAL));
        figures.print();
    }

    private List<Asked> mix() {
        List<Asked> mix = new ArrayList<>();
        PersonName coordinator = new PersonName(TenMillion.coordinator(), "K0", "Koordinator");
        for (int i = 0; i < 5; i++) {
            PersonName leader = new PersonName(TenMillion.leader(i * 7), "T" + i * 7, "Pemimpin");
            for (PersonName who : List.of(leader, coordinator)) {
                String name = who == leader ? "one team" : "whole centre";
                String rare = Speech.rareWords(5).get(i);
                String frequent = List.of("selamat", "gadai", "terima kasih", "perpanjangan", "emas")
                        .get(i);
                String seldom = List.of("kecewa", "tulisan", "otp", "cincin hilang", "bpkb motor")
                        .get(i);
                String phrase = List.of(
                                "\"jatuh tempo\"",
                                "\"emas hari ini\"",
                                "\"uang pinjaman\"",
                                "\"cabang terdekat\"",
                                "\"tidak ramah\"")
                        .get(i);
                String unheard = "\""
                        + List.of("gadai selamat", "emas kami", "bantu emas", "kak gadai", "ya kami")
                                .get(i) + "\"";
                ask(mix, "no words", name, who, "");
                ask(mix, "rare word", name, who, rare);
                ask(mix, "rare word, one month", name, who, rare, "from", "2026-03-01", "to", "2026-03-31");
                ask(mix, "word of some", name, who, seldom);
                ask(mix, "frequent word", name, who, frequent);
                ask(mix, "frequent word, one month", name, who, frequent, "from", "2025-07-01", "to", "2025-07-31");
                ask(mix, "frequent word, topic and CSAT 1", name, who, frequent, "topic", "denda", "csat", "1");
                ask(mix, "frequent and rare word", name, who, frequent + " " + rare);
                ask(mix, "words excluded", name, who, frequent + " -promo -" + rare);
                ask(mix, "phrase", name, who, phrase);
                ask(mix, "said by the customer", name, who, seldom, "by", "customer");
                ask(mix, "one agent", name, who, seldom, "agent", "A" + i * 7);
                ask(mix, "word that nobody used", name, who, "zzyzx" + i);
                ask(mix, "phrase that nobody used of frequent words", name, who, unheard);
            }
        }
        return mix;
    }

    private void ask(List<Asked> mix, String kind, String name, PersonName who, String q, String... more) {
        MockHttpServletRequestBuilder request =
                get("/interactions").param("q", q).with(organisation.as(who));
        for (int i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        mix.add(new Asked(kind, name, request));
    }
}
