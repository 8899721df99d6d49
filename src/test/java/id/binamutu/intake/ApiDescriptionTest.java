package id.binamutu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the description says is so: every mapping, every field, every example. */
@BinaMutuTest
class ApiDescriptionTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    TestTokens tokens;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    String text;
    JsonNode description;

    @BeforeEach
    void read() throws Exception {
        text = mvc.perform(get("/api/v1/openapi.json"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        description = json.readTree(text);
    }

    @Test
    void isValidOpenApi() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    }

    @Test
    void namesEveryAddressAndNoOther() {
        Set<String> real = new TreeSet<>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> real.add(method.name() + " " + path))));
        Set<String> told = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> told.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(told).isEqualTo(real);
    }

    @Test
    void namesExactlyTheFieldsThatAreRead() {
        assertThat(fields("Interaction")).isEqualTo(ApiReader.INTERACTION);
        assertThat(fields("Change")).isEqualTo(ApiReader.CHANGE);
        assertThat(fields("Messages")).isEqualTo(ApiReader.MESSAGES);
        assertThat(fields("Message")).isEqualTo(ApiReader.MESSAGE);
    }

    @Test
    void namesTheLimitsThatHold() {
        JsonNode schemas = description.path("components").path("schemas");
        assertThat(schemas.at("/Interaction/properties/messages/maxItems").asInt())
                .isEqualTo(ApiReader.MOST_MESSAGES);
        assertThat(schemas.at("/Message/properties/text/maxLength").asInt()).isEqualTo(ApiReader.LONGEST_MESSAGE);
    }

    /** In the order of the page: begun, sent whole, added to, ended. */
    @Test
    void itsExamplesWork() throws Exception {
        TestTokens.Issued token = tokens.issue("interactions:write");
        PersonName agent = organisation.team().agent();
        String mark = UUID.randomUUID().toString();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                for (JsonNode example : method.getValue().at("/requestBody/content/application~1json/examples")) {
                    String body = example.path("value")
                            .toString()
                            .replace("A001", agent.employeeId())
                            .replace("OC-2026-10-31", mark);
                    int status = mvc.perform(request(
                                            HttpMethod.valueOf(method.getKey().toUpperCase(Locale.ROOT)),
                                            path.getKey(),
                                            mark + "-00017")
                                    .with(token.bearer())
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(body))
                            .andReturn()
                            .getResponse()
                            .getStatus();
                    assertThat(status)
                            .as("%s %s %s", method.getKey(), path.getKey(), body)
                            .isIn(200, 201);
                }
            }
        }
    }

    @Test
    void itsPageSaysAllOfItInIndonesian() throws Exception {
        Document page = Jsoup.parse(mvc.perform(get("/connections/api").with(organisation.as(Role.ADMIN)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());

        assertThat(page.select("code").eachText()).contains("conversation_id", "messages[].sent_at", "ended_at");
        assertThat(page.text()).contains("Mulai percakapan", "interactions:write", "Nomor karyawan agen");
        assertThat(page.select("pre").text()).contains("curl -X POST \"http://localhost/api/v1/interactions\"");
    }

    private Set<String> fields(String schema) {
        Set<String> fields = new TreeSet<>();
        description
                .path("components")
                .path("schemas")
                .path(schema)
                .path("properties")
                .propertyNames()
                .forEach(fields::add);
        return fields;
    }
}
