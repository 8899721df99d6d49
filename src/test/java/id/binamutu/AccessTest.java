package id.binamutu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import id.binamutu.people.PersonName;
import id.binamutu.people.Role;
import id.binamutu.people.TestOrganisation;
import id.binamutu.testing.BinaMutuTest;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the application, asked by every role and by somebody not signed in. Who may reach it is written in
 * {@code src/test/resources/access/<package>.csv}: {@code METHOD;/path/{id};ROLE,ROLE}, with {@code *} for everybody signed
 * in, {@code -} for everybody, and {@code token} for other systems with a token: people are refused there, whoever they are. Ids are of nothing that exists: one who may reach the address gets 404, never 403.
 */
@BinaMutuTest
class AccessTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(:[^}]*)?}");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestOrganisation organisation;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    record Address(String method, String path) implements Comparable<Address> {
        /** What a variable may look like is the handler's business. */
        static Address of(String method, String path) {
            return new Address(method, VARIABLE.matcher(path).replaceAll("{$1}"));
        }

        @Override
        public int compareTo(Address other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** @param roles who reaches it; everybody, signed in or not, when it is public; nobody when it takes a token */
    record Access(boolean isPublic, Set<Role> roles) {
        boolean takesToken() {
            return roles.isEmpty();
        }

        static Access of(String text) {
            return switch (text) {
                case "-" -> new Access(true, EnumSet.allOf(Role.class));
                case "*" -> new Access(false, EnumSet.allOf(Role.class));
                case "token" -> new Access(false, EnumSet.noneOf(Role.class));
                default ->
                    new Access(
                            false,
                            EnumSet.copyOf(Arrays.stream(text.split(","))
                                    .map(String::strip)
                                    .map(Role::valueOf)
                                    .toList()));
            };
        }
    }

    @Test
    void everyAddressIsListedAndEveryListedAddressExists() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        Set<Address> missing = new TreeSet<>(handlers().keySet());
        missing.removeAll(listed().keySet());
        Set<Address> gone = new TreeSet<>(listed().keySet());
        gone.removeAll(handlers().keySet());
        softly.assertThat(missing).as("not listed in src/test/resources/access").isEmpty();
        softly.assertThat(gone).as("listed, but no such address").isEmpty();
        softly.assertAll();
    }

    @TestFactory
    Stream<DynamicTest> everyAddressIsReachedByItsRolesOnly() throws IOException {
        Map<Address, HandlerMethod> handlers = handlers();
        Map<Role, PersonName> people = new EnumMap<>(Role.class);
        TestOrganisation.Team team = organisation.team();
        for (Role role : Role.values()) {
            people.put(role, role == Role.TEAM_LEADER ? team.leader() : organisation.person(role));
        }
        return listed().entrySet().stream()
                .filter(entry -> handlers.containsKey(entry.getKey()))
                .map(entry -> dynamicTest(
                        entry.getKey().toString(),
                        () -> check(entry.getKey(), entry.getValue(), handlers.get(entry.getKey()), people)));
    }

    private void check(Address address, Access access, HandlerMethod handler, Map<Role, PersonName> people) {
        SoftAssertions softly = new SoftAssertions();
        people.forEach((role, person) -> softly.check(() -> {
            Answer answer = ask(address, handler, organisation.as(person));
            if (access.roles().contains(role)) {
                assertThat(answer.status())
                        .as("%s reaches it", role)
                        .isNotEqualTo(403)
                        .isLessThan(500);
                if (!access.isPublic()) {
                    assertThat(answer.isSignIn()).as("%s is signed in", role).isFalse();
                }
            } else {
                assertThat(answer.status()).as("%s is refused", role).isEqualTo(403);
            }
        }));
        softly.check(() -> {
            Answer answer = ask(address, handler, null);
            if (access.isPublic()) {
                assertThat(answer.status())
                        .as("anybody reaches it")
                        .isNotIn(401, 403)
                        .isLessThan(500);
            } else if (access.takesToken()) {
                assertThat(answer.status()).as("without a token").isEqualTo(401);
            } else {
                assertThat(answer.isSignIn())
                        .as("somebody unknown is sent to sign in, not %s", answer)
                        .isTrue();
            }
        });
        softly.assertAll();
    }

    record Answer(int status, @Nullable String location) {
        boolean isSignIn() {
            return status / 100 == 3 && location != null && location.matches("(https?://[^/]+)?/sign-in(\\?.*)?");
        }
    }

    private Answer ask(Address address, HandlerMethod handler, @Nullable RequestPostProcessor who) throws Exception {
        AbstractMockHttpServletRequestBuilder<?> request = build(address, handler);
        request.with(csrf());
        if (who != null) {
            request.with(who);
        }
        MockHttpServletResponse response = mvc.perform(request).andReturn().getResponse();
        return new Answer(response.getStatus(), response.getRedirectedUrl());
    }

    /** With all that the handler insists on, so that it is the right which decides. */
    private static AbstractMockHttpServletRequestBuilder<?> build(Address address, HandlerMethod handler) {
        HttpMethod method = HttpMethod.valueOf(address.method());
        String path = filled(address.path());
        List<Parameter> required = Arrays.stream(handler.getMethod().getParameters())
                .filter(AccessTest::isRequired)
                .toList();
        boolean files = Arrays.stream(handler.getMethod().getParameters())
                .anyMatch(parameter -> parameter.getType() == MultipartFile.class);
        AbstractMockHttpServletRequestBuilder<?> request = files ? multipart(method, path) : request(method, path);
        if (!files && method != HttpMethod.GET) {
            request.contentType(MediaType.APPLICATION_FORM_URLENCODED);
        }
        for (Parameter parameter : required) {
            String name = nameOf(parameter);
            if (request instanceof MockMultipartHttpServletRequestBuilder upload
                    && parameter.getType() == MultipartFile.class) {
                upload.file(new MockMultipartFile(name, "kosong.csv", "text/csv", new byte[] {'a'}));
            } else {
                request.param(name, sample(parameter.getType()));
            }
        }
        return request;
    }

    private static boolean isRequired(Parameter parameter) {
        RequestParam asked = parameter.getAnnotation(RequestParam.class);
        return asked != null && asked.required() && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE);
    }

    private static String nameOf(Parameter parameter) {
        String name = parameter.getAnnotation(RequestParam.class).name();
        return name.isEmpty() ? parameter.getName() : name;
    }

    private static String sample(Class<?> type) {
        if (type == UUID.class) {
            return UUID.randomUUID().toString();
        }
        if (type.isEnum()) {
            return ((Enum<?>) type.getEnumConstants()[0]).name();
        }
        if (type == YearMonth.class) {
            return "2026-10";
        }
        if (type == LocalDate.class || Temporal.class.isAssignableFrom(type)) {
            return "2026-10-01";
        }
        return "1";
    }

    private static String filled(String path) {
        Matcher matcher = VARIABLE.matcher(path);
        return matcher.replaceAll(found -> switch (found.group(1)) {
            case "format" -> "csv";
            case "period", "month" -> "2026-10";
            case "day", "date" -> "2026-10-01";
            case "number", "position", "step", "revision", "index" -> "1";
            default -> UUID.randomUUID().toString();
        });
    }

    private Map<Address, HandlerMethod> handlers() {
        Map<Address, HandlerMethod> handlers = new TreeMap<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (!handler.getBeanType().getPackageName().startsWith("id.binamutu")) {
                return;
            }
            Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
            for (String path : mapping.getPatternValues()) {
                for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                    handlers.put(Address.of(method.name(), path), handler);
                }
            }
        });
        return handlers;
    }

    private static Map<Address, Access> listed() throws IOException {
        Map<Address, Access> listed = new TreeMap<>();
        for (List<String> line : Lists.read("access")) {
            Access before = listed.put(Address.of(line.get(0), line.get(1)), Access.of(line.get(2)));
            assertThat(before).as("%s is listed twice", line).isNull();
        }
        return listed;
    }
}
