package id.binamutu.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.benchmark.Figures;
import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.people.Viewer;
import id.binamutu.testing.BinaMutuTest;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/**
 * The builder with 500 criteria in 20 sections: how long the server takes for its pages, and for a weight and a move.
 *
 * <p>{@code ./mvnw test -Dtest=BuilderBenchmark}
 */
@BinaMutuTest
class BuilderBenchmark {
    private static final int SECTIONS = 20;
    private static final int CRITERIA = 25;
    private static final int WARM = 15;
    private static final int TIMES = 40;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestScorecards made;

    @Autowired
    ScorecardService service;

    @Autowired
    BuilderService builder;

    @Autowired
    ScorecardReader reader;

    interface Work {
        void run() throws Exception;
    }

    @Test
    void opensAFormOf500Criteria() throws Exception {
        PersonName quality = organisation.person(Role.QUALITY_CONTROL);
        UUID draft = draft(made.quality());
        String base = "/scorecards/versions/" + draft;
        CriterionView middle =
                reader.draft(draft).criteria().skip(250).findFirst().orElseThrow();
        assertThat(reader.draft(draft).criterionCount()).isEqualTo(SECTIONS * CRITERIA);
        Figures figures = new Figures("The builder with " + SECTIONS * CRITERIA + " criteria");
        figures.add("list of all criteria", times(() -> open(base + "/edit", quality)), "≤ 300 ms");
        figures.add(
                "one criterion", times(() -> open(base + "/criteria/" + middle.id() + "/edit", quality)), "≤ 300 ms");
        figures.add("preview", times(() -> open(base + "/preview", quality)), "≤ 300 ms");
        BigDecimal[] weight = {middle.weight()};
        figures.add(
                "a weight saved",
                times(() -> {
                    BigDecimal next = weight[0].add(new BigDecimal("0.01"));
                    mvc.perform(MockMvcRequestBuilders.post(base + "/weights/kept")
                                    .param(Weighing.name(middle.id(), weight[0]), next.toPlainString())
                                    .with(organisation.as(quality))
                                    .with(SecurityMockMvcRequestPostProcessors.csrf()))
                            .andExpect(status().isOk());
                    weight[0] = next;
                }),
                "");
        boolean[] up = {false};
        figures.add(
                "a criterion moved",
                times(() -> {
                    up[0] = !up[0];
                    builder.moveCriterion(draft, middle.id(), up[0]);
                }),
                "");
        figures.print();
    }

    private void open(String path, PersonName person) throws Exception {
        mvc.perform(get(path).with(organisation.as(person))).andExpect(status().isOk());
    }

    private static Figures.Times times(Work work) throws Exception {
        for (int i = 0; i < WARM; i++) {
            work.run();
        }
        Figures.Times times = new Figures.Times();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            work.run();
            times.add(System.nanoTime() - start);
        }
        return times;
    }

    private UUID draft(Viewer viewer) {
        UUID version = service.create(new ScorecardForm("Panjang " + UUID.randomUUID(), made.channel()), viewer);
        for (int section = 1; section <= SECTIONS; section++) {
            UUID id = service.addSection(version, null, "Bagian " + section, BigDecimal.TEN);
            for (int criterion = 1; criterion <= CRITERIA; criterion++) {
                service.addCriterion(
                        version,
                        id,
                        criterion % 5 == 0
                                ? TestScorecards.choice("Pencatatan " + criterion, "2")
                                : TestScorecards.yesNo("Menyampaikan ketentuan " + criterion + " dengan benar", "1"));
            }
        }
        return version;
    }
}
