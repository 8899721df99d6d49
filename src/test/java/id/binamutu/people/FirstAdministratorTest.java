package id.binamutu.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.testing.BinaMutuTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Needs a database without people, so it has a context of its own. */
@BinaMutuTest
@TestPropertySource(properties = "spring.application.name=bina-mutu-without-people")
@DirtiesContext
class FirstAdministratorTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private FirstAdministrator firstAdministrator;

    @Autowired
    private PersonRepository people;

    @Test
    void whoeverHasTheTokenFromTheLogBecomesAdministratorOnce() throws Exception {
        String outdated = firstAdministrator.newToken();
        String token = firstAdministrator.newToken();
        mvc.perform(get("/setup")).andExpect(status().isOk());
        setUp("salah", "ADM1").andExpect(status().is(422));
        setUp(outdated, "ADM1").andExpect(status().is(422));

        ExecutorService two = Executors.newFixedThreadPool(2);
        Callable<Integer> first = () -> statusOf(setUp(token, "ADM1"));
        Callable<Integer> second = () -> statusOf(setUp(token, "ADM2"));
        List<Integer> answers = two.invokeAll(List.of(first, second)).stream()
                .map(FirstAdministratorTest::resultOf)
                .toList();
        two.shutdown();

        assertThat(answers).containsOnlyOnce(302);
        assertThat(people.count()).isEqualTo(1);
        mvc.perform(get("/setup")).andExpect(status().isNotFound());
        setUp(token, "ADM3").andExpect(status().isNotFound());
        String employeeId = people.findAll().get(0).employeeId();
        mvc.perform(post("/sign-in").with(csrf()).param("login", employeeId).param("password", "payung biru di loteng"))
                .andExpect(redirectedUrl("/"));
        assertThat(Stream.of("ADM1", "ADM2")).contains(employeeId);
    }

    private ResultActions setUp(String token, String employeeId) throws Exception {
        return mvc.perform(post("/setup")
                .with(csrf())
                .param("token", token)
                .param("employeeId", employeeId)
                .param("name", "Sekar Lestari")
                .param("password", "payung biru di loteng")
                .param("repeat", "payung biru di loteng"));
    }

    private static int statusOf(ResultActions answer) {
        return answer.andReturn().getResponse().getStatus();
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
