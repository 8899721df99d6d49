package id.binamutu.oversight;

import id.binamutu.audit.Trail;
import id.binamutu.people.Viewer;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.Sort;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
@RequestMapping("/oversight")
@PreAuthorize("hasAnyRole('COORDINATOR', 'MANAGER')")
class OversightController {

    private final OversightService oversight;
    private final Trail trail;
    private final MessageSource messages;
    private final Clock clock;

    OversightController(OversightService oversight, Trail trail, MessageSource messages, Clock clock) {
        this.oversight = oversight;
        this.trail = trail;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String index(
            @RequestParam(required = false) @DateTimeFormat(pattern = "yyyy-MM") @Nullable YearMonth period,
            @RequestParam(required = false) @Nullable UUID team,
            Sort sort,
            Model model) {
        YearMonth month = orCurrent(period);
        List<TeamIndicators> rows = sorted(oversight.indicators(month), sort);
        TeamIndicators chosen = rows.stream()
                .filter(row -> row.team().id().equals(team))
                .findFirst()
                .orElse(null);
        model.addAttribute("period", month);
        model.addAttribute("previous", month.minusMonths(1));
        model.addAttribute("next", month.equals(YearMonth.now(clock)) ? null : month.plusMonths(1));
        model.addAttribute("indicators", Indicator.values());
        model.addAttribute("rows", rows);
        model.addAttribute("chosen", chosen);
        Map<String, Figure> shown = new HashMap<>();
        (chosen == null ? OversightService.together(rows) : chosen.figures())
                .forEach((indicator, figure) -> shown.put(indicator.name(), figure));
        model.addAttribute("shown", shown);
        return "oversight/index";
    }

    @GetMapping("/export")
    void export(
            @RequestParam(required = false) @DateTimeFormat(pattern = "yyyy-MM") @Nullable YearMonth period,
            @RequestParam String format,
            Sort sort,
            Viewer viewer,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        YearMonth month = orCurrent(period);
        List<String> header =
                new ArrayList<>(List.of(text("period", locale), text("team", locale), text("leader", locale)));
        for (Indicator indicator : Indicator.values()) {
            String name = text("indicator." + indicator, locale);
            header.add(name);
            header.add(name + " – " + text("of", locale));
            header.add(name + " (%)");
        }
        header.addAll(List.of(text("quality", locale), text("low", locale), text("high", locale), "n"));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (TeamIndicators team : sorted(oversight.indicators(month), sort)) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(month);
            row.add(team.team().name());
            row.add(team.team().leader());
            for (Indicator indicator : Indicator.values()) {
                Figure figure = team.of(indicator);
                row.add(figure.done());
                row.add(figure.total());
                row.add(tenths(figure.percent()));
            }
            var quality = team.quality();
            row.add(quality == null ? null : tenths(quality.estimate()));
            row.add(quality == null ? null : tenths(quality.low()));
            row.add(quality == null ? null : tenths(quality.high()));
            row.add(quality == null ? 0 : quality.n());
            rows.add(row);
        }
        trail.record("oversight.exported", "person", viewer.id(), Map.of("period", month.toString(), "format", format));
        TableExport.write(format, text("file", locale) + "-" + month, header, rows, response);
    }

    private YearMonth orCurrent(@Nullable YearMonth period) {
        YearMonth current = YearMonth.now(clock);
        return period == null || period.isAfter(current) ? current : period;
    }

    /** By team unless an indicator is asked for; teams of which nothing was asked stand last. */
    private static List<TeamIndicators> sorted(List<TeamIndicators> rows, Sort sort) {
        Sort.Order order = sort.stream().findFirst().orElse(null);
        if (order == null) {
            return rows;
        }
        for (Indicator indicator : Indicator.values()) {
            if (indicator.name().equals(order.getProperty())) {
                Comparator<Double> direction =
                        order.isDescending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
                return rows.stream()
                        .sorted(Comparator.comparing(
                                row -> row.of(indicator).percent(), Comparator.nullsLast(direction)))
                        .toList();
            }
        }
        return order.getProperty().equals("team") && order.isDescending()
                ? rows.stream()
                        .sorted(Comparator.comparing(
                                        (TeamIndicators row) -> row.team().name(), String.CASE_INSENSITIVE_ORDER)
                                .reversed())
                        .toList()
                : rows;
    }

    private static @Nullable Double tenths(@Nullable Double value) {
        return value == null ? null : Math.round(value * 10) / 10.0;
    }

    private String text(String key, Locale locale) {
        return messages.getMessage("oversight." + key, null, locale);
    }
}
