package id.binamutu.quality;

import id.binamutu.audit.Trail;
import id.binamutu.people.Viewer;
import id.binamutu.quality.QualityTables.Table;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

@Controller
@RequestMapping("/quality")
@PreAuthorize("hasAnyRole('TEAM_LEADER', 'MANAGER', 'COORDINATOR', 'QUALITY_CONTROL')")
class QualityController {
    private static final List<String> PAGES = List.of("", "/criteria", "/critical", "/evaluators");

    private final QualityService service;
    private final QualityTables tables;
    private final Trail trail;
    private final Clock clock;

    QualityController(QualityService service, QualityTables tables, Trail trail, Clock clock) {
        this.service = service;
        this.tables = tables;
        this.trail = trail;
        this.clock = clock;
    }

    @GetMapping
    String index(QualityFilter filter, BindingResult binding, Viewer viewer, Model model) {
        Scope scope = scope(filter, binding, viewer);
        model.addAttribute("overview", service.overview(scope));
        return page("", scope, model, "quality/index");
    }

    @GetMapping("/criteria")
    String criteria(QualityFilter filter, BindingResult binding, Viewer viewer, Model model) {
        Scope scope = scope(filter, binding, viewer);
        List<Failure> failures = service.failures(scope);
        model.addAttribute("failures", failures);
        model.addAttribute(
                "several", failures.stream().map(Failure::scorecard).distinct().count() > 1);
        model.addAttribute("pareto", service.pareto(failures));
        return page("/criteria", scope, model, "quality/criteria");
    }

    @GetMapping("/critical")
    String critical(QualityFilter filter, BindingResult binding, Viewer viewer, Model model) {
        Scope scope = scope(filter, binding, viewer);
        model.addAttribute("accuracies", service.accuracies(scope));
        return page("/critical", scope, model, "quality/critical");
    }

    @GetMapping("/evaluators")
    String evaluators(QualityFilter filter, BindingResult binding, Viewer viewer, Model model) {
        Scope scope = scope(filter, binding, viewer);
        model.addAttribute("evaluators", service.evaluators(scope));
        return page("/evaluators", scope, model, "quality/evaluators");
    }

    @GetMapping("/export")
    void export(
            QualityFilter filter,
            BindingResult binding,
            @RequestParam String table,
            @RequestParam(defaultValue = "csv") String format,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        Scope scope = scope(filter, binding, viewer);
        Table chosen = tables.of(table, scope).orElseThrow(NotFoundException::new);
        trail.record(
                "quality.exported",
                "person",
                viewer.id(),
                Map.of(
                        "table",
                        table,
                        "from",
                        scope.from().toString(),
                        "to",
                        scope.to().toString(),
                        "format",
                        format));
        TableExport.write(
                format,
                "mutu-" + table + "-" + scope.from() + "-" + scope.to(),
                chosen.header(),
                chosen.rows(),
                response);
    }

    private Scope scope(QualityFilter filter, BindingResult binding, Viewer viewer) {
        YearMonth current = YearMonth.now(clock);
        return binding.hasErrors()
                ? Scope.of(QualityFilter.none(), viewer, current).with("quality.problem.filter")
                : Scope.of(filter, viewer, current);
    }

    private String page(String path, Scope scope, Model model, String view) {
        Map<String, String> links = new LinkedHashMap<>();
        PAGES.forEach(page -> links.put(page.isEmpty() ? "overview" : page.substring(1), link(page, scope)));
        model.addAttribute("links", links);
        model.addAttribute("here", path.isEmpty() ? "overview" : path.substring(1));
        model.addAttribute("action", "/quality" + path);
        model.addAttribute("export", link("/export", scope));
        model.addAttribute("scope", scope);
        model.addAttribute("choices", service.choices(scope));
        return view;
    }

    /** The address of another page about the same evaluations. */
    private static String link(String page, Scope scope) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/quality" + page)
                .queryParam("from", scope.from())
                .queryParam("to", scope.to())
                .queryParam("grain", scope.grain() == Scope.Grain.WEEK ? "week" : "month");
        add(address, "team", scope.team());
        add(address, "version", scope.version());
        add(address, "agent", scope.agent());
        add(address, "evaluator", scope.evaluator());
        return address.build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null) {
            address.queryParam(name, value);
        }
    }
}
