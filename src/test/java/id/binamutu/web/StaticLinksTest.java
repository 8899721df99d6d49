package id.binamutu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.testing.BinaMutuTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@BinaMutuTest
class StaticLinksTest {
    @Autowired
    MockMvc mvc;

    @Test
    void everyFileOfAPageCarriesTheDigestOfItsContentAndIsThere() throws Exception {
        Document page = Jsoup.parse(
                mvc.perform(get("/sign-in")).andReturn().getResponse().getContentAsString());
        List<String> files = page.select("link[href~=^/], script[src~=^/]").stream()
                .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"))
                .toList();

        assertThat(files).hasSizeGreaterThan(4).allMatch(file -> file.matches(".+-[0-9a-f]{32}\\.\\w+"));
        for (String file : files) {
            mvc.perform(get(file)).andExpect(status().isOk());
        }
    }
}
