package id.binamutu.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where each role can go; who holds several roles sees all of it once. */
@Component("navigation")
class Navigation {
    /**
     * @param key of the message {@code web.nav.<key>}
     * @param current whether the reader is there now
     * @param inside the pages below it, for the steps of the procedure
     */
    public record Item(String key, String href, boolean current, List<Item> inside) {}

    private static final String HOME = "home /";
    private static final List<String> STEPS = List.of(
            "step1 /sampling",
            "step2 /evaluations",
            "step3 /coaching",
            "step4 /commitments",
            "step5 /briefings",
            "step6 /socialisations",
            "step7 /forms",
            "step8 /reports",
            "step9 /reports?state=SUBMITTED");
    private static final Map<String, List<String>> PER_ROLE = perRole();

    /** @param roles the names of the reader's roles; null when nobody is signed in */
    public List<Item> of(@Nullable Collection<?> roles, @Nullable String path) {
        if (roles == null) {
            return List.of();
        }
        boolean steps = roles.stream().anyMatch(role -> role.toString().equals("TEAM_LEADER"));
        Map<String, Item> items = new LinkedHashMap<>();
        PER_ROLE.forEach((role, entries) -> {
            if (roles.stream().anyMatch(held -> held.toString().equals(role))) {
                entries.stream()
                        .filter(entry -> !steps || !isStep(entry))
                        .map(entry -> entry.equals("steps") ? steps(path) : item(entry, path))
                        .forEach(item -> items.putIfAbsent(item.href(), item));
            }
        });
        return List.copyOf(items.values());
    }

    /** Whether the search for conversations is offered. */
    public boolean searches(@Nullable Collection<?> roles) {
        return of(roles, null).stream().anyMatch(item -> item.href().equals("/interactions"));
    }

    private static boolean isStep(String entry) {
        String href = entry.substring(entry.indexOf(' ') + 1);
        return STEPS.stream().anyMatch(step -> step.endsWith(" " + href));
    }

    private static Item steps(@Nullable String path) {
        List<Item> inside = STEPS.stream().map(step -> item(step, path)).toList();
        return new Item("steps", "", inside.stream().anyMatch(Item::current), inside);
    }

    private static Item item(String entry, @Nullable String path) {
        int space = entry.indexOf(' ');
        String href = entry.substring(space + 1);
        return new Item(entry.substring(0, space), href, isAt(href, path), List.of());
    }

    private static boolean isAt(String href, @Nullable String path) {
        return path != null && (path.equals(href) || (!href.equals("/") && path.startsWith(href + "/")));
    }

    private static Map<String, List<String>> perRole() {
        String interactions = "interactions /interactions";
        String live = "live /live";
        String evaluations = "evaluations /evaluations";
        String documents = "documents /documents";
        String articles = "articles /articles";
        String socialisations = "socialisations /socialisations";
        String disputes = "disputes /disputes";
        String coaching = "coaching /coaching";
        String forms = "forms /forms";
        String quality = "quality /quality";
        String reports = "reports /reports";
        Map<String, List<String>> roles = new LinkedHashMap<>();
        String productivity = "productivity /productivity";
        roles.put(
                "TEAM_LEADER",
                List.of(HOME, interactions, live, "team /team", "steps", quality, productivity, documents, articles));
        roles.put(
                "MANAGER",
                List.of(HOME, reports, evaluations, quality, interactions, live, coaching, forms, productivity));
        roles.put(
                "COORDINATOR",
                List.of(
                        HOME,
                        "oversight /oversight",
                        quality,
                        disputes,
                        live,
                        reports,
                        "sampling /sampling",
                        "workload /workload",
                        "tierPolicies /tier-policies"));
        roles.put(
                "QUALITY_CONTROL",
                List.of(HOME, evaluations, quality, disputes, "scorecards /scorecards", interactions, live, articles));
        roles.put("DOCUMENT_CONTROL", List.of(HOME, documents, socialisations, articles, "retention /retention"));
        roles.put(
                "ADMIN",
                List.of(
                        HOME,
                        "people /people",
                        "teams /teams",
                        "imports /imports",
                        "recordings /recordings",
                        "connections /connections",
                        "masking /masking",
                        "retention /retention"));
        List<String> agent = new ArrayList<>(List.of(HOME, "myEvaluations /evaluations", disputes, coaching));
        agent.addAll(List.of("commitments /commitments", "briefings /briefings", socialisations, forms));
        roles.put("AGENT", List.copyOf(agent));
        return roles;
    }
}
