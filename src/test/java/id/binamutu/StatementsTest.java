package id.binamutu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import id.binamutu.testing.Statements;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** No page sends more statements than {@code src/test/resources/statements/<package>.csv} allows: {@code /path;ROLE;max}. */
@BinaMutuTest
class StatementsTest {
    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @TestFactory
    Stream<DynamicTest> everyPageKeepsToItsBound() throws IOException {
        TestOrganisation.Team team = organisation.team();
        return Lists.read("statements").stream().map(line -> {
            String path = line.get(0);
            Role role = Role.valueOf(line.get(1));
            int bound = Integer.parseInt(line.get(2));
            return dynamicTest("%s as %s: at most %d".formatted(path, role, bound), () -> {
                PersonName person = switch (role) {
                    case TEAM_LEADER -> team.leader();
                    case AGENT -> team.agent();
                    default -> organisation.person(role);
                };
                open(path, person);
                List<String> statements = Statements.list(() -> open(path, person));
                assertThat(statements.size())
                        .as(() -> String.join("\n", statements))
                        .isLessThanOrEqualTo(bound);
            });
        });
    }

    private void open(String path, PersonName person) throws Exception {
        mvc.perform(get(path).with(organisation.as(person))).andExpect(status().isOk());
    }
}
