package id.binamutu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;

/** Every sentence exists in both languages, is well formed, and is there when a page or a refusal asks for it. */
class MessagesTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final Path MESSAGES = RESOURCES.resolve("messages");

    /** {@code #{key}} and {@code #{key(arguments)}}; computed keys are not literals. */
    private static final Pattern IN_TEMPLATES = Pattern.compile("#\\{\\s*([a-zA-Z][\\w.-]*)\\s*[}(]");

    private static final List<Pattern> IN_JAVA = List.of(
            Pattern.compile("RuleViolation\\s*\\.of\\(\\s*\"([^\"]+)\"\\s*[,)]"),
            Pattern.compile("RuleViolation\\s*\\.at\\(\\s*[^,]+,\\s*\"([^\"]+)\"\\s*[,)]"),
            Pattern.compile("Flash\\s*\\.notice\\(\\s*\\w+,\\s*\"([^\"]+)\"\\s*[,)]"));

    private final Map<String, Properties> bundles = read();

    @Test
    void bothLanguagesSayTheSameThings() {
        SoftAssertions softly = new SoftAssertions();
        bundles.forEach((name, properties) -> {
            if (!name.endsWith("_en")) {
                Properties english = bundles.get(name + "_en");
                softly.assertThat(english).as("messages/%s_en.properties", name).isNotNull();
                if (english != null) {
                    softly.assertThat(new TreeSet<>(english.stringPropertyNames()))
                            .as("keys of messages/%s_en.properties", name)
                            .isEqualTo(new TreeSet<>(properties.stringPropertyNames()));
                }
            }
        });
        softly.assertAll();
    }

    @Test
    void theFilesOfSentencesAreTheOnesInUse() throws IOException {
        Object basename = new YamlPropertySourceLoader()
                .load("application", new FileSystemResource(RESOURCES.resolve("application.yml")))
                .get(0)
                .getProperty("spring.messages.basename");
        assertThat(bundles.keySet().stream()
                        .filter(name -> !name.endsWith("_en"))
                        .map(name -> "messages/" + name))
                .containsExactlyInAnyOrder(String.valueOf(basename).split(","));
    }

    @Test
    void noSentenceIsWrittenTwice() {
        SoftAssertions softly = new SoftAssertions();
        Map<String, String> home = new HashMap<>();
        bundles.forEach((name, properties) -> {
            if (!name.endsWith("_en")) {
                properties.stringPropertyNames().forEach(key -> {
                    String other = home.put(key, name);
                    softly.assertThat(other).as("%s is in %s and in", key, name).isNull();
                });
            }
        });
        softly.assertAll();
    }

    @Test
    void everySentenceIsWellFormedAndNotEmpty() {
        SoftAssertions softly = new SoftAssertions();
        bundles.forEach((name, properties) -> properties.stringPropertyNames().forEach(key -> {
            String sentence = properties.getProperty(key);
            softly.assertThat(sentence).as("%s in %s", key, name).isNotBlank();
            softly.assertThat(sentence.replace("''", ""))
                    .as("%s in %s: single quotes are doubled", key, name)
                    .doesNotContain("'");
            softly.assertThat(sentence)
                    .as("%s in %s: placeholders are numbers", key, name)
                    .satisfies(text -> assertThatCode(() -> new MessageFormat(withoutNames(text)))
                            .doesNotThrowAnyException());
        }));
        softly.assertAll();
    }

    @Test
    void everySentenceThatAPageAsksForExists() throws IOException {
        assertExist(RESOURCES.resolve("templates"), ".html", List.of(IN_TEMPLATES));
    }

    @Test
    void everySentenceThatARefusalOrANoticeAsksForExists() throws IOException {
        assertExist(Path.of("src", "main", "java"), ".java", IN_JAVA);
    }

    private void assertExist(Path folder, String suffix, List<Pattern> patterns) throws IOException {
        Set<String> known = new TreeSet<>();
        bundles.values().forEach(properties -> known.addAll(properties.stringPropertyNames()));
        Set<String> missing = new TreeSet<>();
        for (Path file : files(folder, suffix)) {
            String text = Files.readString(file);
            for (Pattern pattern : patterns) {
                Matcher matcher = pattern.matcher(text);
                while (matcher.find()) {
                    if (!known.contains(matcher.group(1))) {
                        missing.add(matcher.group(1) + " in " + folder.relativize(file));
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Bean Validation's own placeholders have names. */
    private static String withoutNames(String sentence) {
        return sentence.replaceAll("\\{[a-zA-Z.]+}", "");
    }

    private static Map<String, Properties> read() {
        Map<String, Properties> bundles = new TreeMap<>();
        try {
            for (Path file : files(MESSAGES, ".properties")) {
                Properties properties = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
                bundles.put(file.getFileName().toString().replace(".properties", ""), properties);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bundles;
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList());
        }
    }
}
