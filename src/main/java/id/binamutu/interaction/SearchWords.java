package id.binamutu.interaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Turns what was typed into a search that finds every form of a word, formal or as people chat. */
@Component
class SearchWords {

    private final JdbcClient jdbc;
    private final Map<String, List<String>> groups = new HashMap<>();

    SearchWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
        try (var lines = new BufferedReader(new InputStreamReader(
                new ClassPathResource("interaction/informal-words.txt").getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> group = List.of(line.split(" "));
                group.forEach(word -> groups.put(word, group));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return null when there is nothing to search for in it */
    @Nullable
    Search understand(String typed) {
        SearchText text = SearchText.parse(typed);
        if (text.isEmpty()) {
            return null;
        }
        List<SearchText.Unit> units = text.clauses().stream()
                .flatMap(clause -> clause.units().stream())
                .distinct()
                .toList();
        Map<String, Meant> meant = meant(units);
        List<String> all = new ArrayList<>();
        Set<String> lexemes = new LinkedHashSet<>();
        List<Search.Required> required = new ArrayList<>();
        for (SearchText.Clause clause : text.clauses()) {
            List<Meant> either = clause.units().stream()
                    .map(unit -> meant.get(key(unit)))
                    .filter(found -> found != null)
                    .toList();
            if (either.isEmpty()) {
                continue;
            }
            String query = either.stream().map(Meant::query).collect(Collectors.joining(" | ", "(", ")"));
            all.add(clause.excluded() ? "!" + query : query);
            if (!clause.excluded()) {
                either.forEach(found -> lexemes.addAll(found.lexemes()));
                String words =
                        clause.units().stream().map(SearchText.Unit::text).collect(Collectors.joining(" / "));
                required.add(new Search.Required(words, query));
            }
        }
        return all.isEmpty() ? null : new Search(String.join(" & ", all), Set.copyOf(lexemes), List.copyOf(required));
    }

    private record Meant(String query, Set<String> lexemes) {}

    private static String key(SearchText.Unit unit) {
        return (unit.phrase() ? "\"" : "") + unit.text();
    }

    private Map<String, Meant> meant(List<SearchText.Unit> units) {
        List<String> words = units.stream()
                .filter(unit -> !unit.phrase())
                .map(SearchText.Unit::text)
                .toList();
        Map<String, Meant> meant = new HashMap<>();
        stems(words).forEach((word, stems) -> meant.put(word, new Meant(either(stems), stems)));
        for (SearchText.Unit unit : units) {
            if (unit.phrase()) {
                phrase(unit.text(), meant);
            }
        }
        return meant;
    }

    private void phrase(String text, Map<String, Meant> meant) {
        jdbc.sql("""
                        select cast(phraseto_tsquery('indonesian', :phrase) as text) as query,
                          tsvector_to_array(to_tsvector('indonesian', :phrase)) as lexemes""").param("phrase", text).query(row -> {
            String query = row.getString("query");
            if (!query.isEmpty()) {
                Set<String> lexemes = Set.of((String[]) row.getArray("lexemes").getArray());
                meant.put("\"" + text, new Meant("(" + query + ")", lexemes));
            }
        });
    }

    /** The stems under which any form of the words may be stored. */
    private Map<String, Set<String>> stems(List<String> words) {
        if (words.isEmpty()) {
            return Map.of();
        }
        Map<String, Set<String>> stems = new LinkedHashMap<>();
        // The dictionary's word for one of the chat (brp: berapa) counts as if it had been asked for.
        Map<String, Set<String>> own = lexemes(words.stream()
                .distinct()
                .collect(Collectors.toMap(
                        word -> word,
                        word -> List.of(
                                word, groups.getOrDefault(word, List.of(word)).get(0)))));
        Map<String, Set<String>> forms = new HashMap<>();
        own.forEach((word, stem) -> forms.put(word, forms(word, stem.iterator().next())));
        Map<String, Set<String>> ofForms = lexemes(forms);
        own.forEach((word, stem) -> {
            Set<String> all = new LinkedHashSet<>(stem);
            ofForms.getOrDefault(word, Set.of()).stream()
                    .filter(other -> !WordForms.isAnother(other, word))
                    .forEach(all::add);
            stems.put(word, all);
        });
        return stems;
    }

    private Set<String> forms(String word, String stem) {
        Set<String> roots = new LinkedHashSet<>(WordForms.roots(word, stem));
        Set<String> forms = new LinkedHashSet<>();
        roots.add(word);
        for (String root : List.copyOf(roots)) {
            List<String> group = groups.getOrDefault(root, List.of());
            forms.addAll(group);
            group.stream().limit(1).forEach(roots::add);
        }
        roots.forEach(root -> forms.addAll(WordForms.of(root)));
        return forms;
    }

    /** The stemmer's stems of each word's forms, in the order of the forms. */
    private Map<String, Set<String>> lexemes(Map<String, ? extends Iterable<String>> formsByWord) {
        List<String> words = new ArrayList<>();
        List<String> forms = new ArrayList<>();
        formsByWord.forEach((word, all) -> all.forEach(form -> {
            words.add(word);
            forms.add(form);
        }));
        Map<String, Set<String>> lexemes = new LinkedHashMap<>();
        jdbc.sql("""
                        select f.word, l.lexeme
                        from unnest(cast(:words as text[]), cast(:forms as text[])) with ordinality f (word, form, n)
                        cross join lateral unnest(ts_lexize('indonesian_stem', f.form)) l (lexeme)
                        order by n""")
                .param("words", words.toArray(String[]::new))
                .param("forms", forms.toArray(String[]::new))
                .query(row -> {
                    lexemes.computeIfAbsent(row.getString("word"), key -> new LinkedHashSet<>())
                            .add(row.getString("lexeme"));
                });
        return lexemes;
    }

    private static String either(Set<String> lexemes) {
        return lexemes.stream()
                .map(lexeme -> "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'")
                .collect(Collectors.joining(" | "));
    }
}
