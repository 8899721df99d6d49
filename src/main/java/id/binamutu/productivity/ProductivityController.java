package id.binamutu.productivity;

import id.binamutu.people.Directory;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import id.binamutu.web.TableExport;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.web.PageableDefault;
import org.springframework.data.web.SortDefault;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class ProductivityController {
    private static final int EXPORTED_AT_MOST = 100_000;

    private final ProductivityService service;
    private final Teams teams;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    ProductivityController(
            ProductivityService service, Teams teams, Directory directory, MessageSource messages, Clock clock) {
        this.service = service;
        this.teams = teams;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/productivity")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MANAGER', 'COORDINATOR')")
    String index(
            @RequestParam(required = false) @Nullable YearMonth period,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String sort,
            @PageableDefault(size = 25, sort = "name") Pageable page,
            Viewer viewer,
            Model model) {
        YearMonth month = month(period);
        List<TeamName> readable = readable(viewer);
        model.addAttribute("month", month);
        model.addAttribute("thisMonth", YearMonth.now(clock));
        model.addAttribute("teams", readable);
        model.addAttribute("team", team);
        model.addAttribute("q", q);
        model.addAttribute("sort", sort);
        model.addAttribute("rows", service.month(chosen(readable, team), month, q.strip(), page));
        return "productivity/index";
    }

    @GetMapping("/productivity/export.{format}")
    @PreAuthorize("hasAnyRole('TEAM_LEADER', 'MANAGER', 'COORDINATOR')")
    void export(
            @PathVariable String format,
            @RequestParam(required = false) @Nullable YearMonth period,
            @RequestParam(required = false) @Nullable UUID team,
            @RequestParam(defaultValue = "") String q,
            @SortDefault("name") Sort sort,
            Viewer viewer,
            HttpServletResponse response)
            throws IOException {
        YearMonth month = month(period);
        List<MonthRow> rows = service.month(
                        chosen(readable(viewer), team), month, q.strip(), PageRequest.of(0, EXPORTED_AT_MOST, sort))
                .getContent();
        TableExport.write(
                format,
                "produktivitas-" + month,
                header(
                        "employeeId",
                        "name",
                        "team",
                        "days",
                        "handled",
                        "target",
                        "percent",
                        "aht",
                        "adherence",
                        "csat"),
                rows.stream()
                        .map(row -> Arrays.<@Nullable Object>asList(
                                row.employeeId(),
                                row.name(),
                                row.teamName(),
                                row.days(),
                                row.handled(),
                                row.target(),
                                rounded(row.percent(), 1),
                                rounded(row.ahtSeconds(), 0),
                                rounded(row.adherencePercent(), 1),
                                rounded(row.csat(), 2)))
                        .toList(),
                response);
    }

    @GetMapping("/productivity/{agentId}")
    @PreAuthorize("hasAnyRole('AGENT', 'TEAM_LEADER', 'MANAGER', 'COORDINATOR')")
    String show(
            @PathVariable UUID agentId,
            @RequestParam(required = false) @Nullable YearMonth period,
            Viewer viewer,
            Model model) {
        YearMonth month = month(period);
        List<DailyFigures> days = service.days(agentId, month, viewer);
        model.addAttribute("agent", directory.name(agentId));
        model.addAttribute("month", month);
        model.addAttribute("thisMonth", YearMonth.now(clock));
        model.addAttribute("days", days);
        model.addAttribute("chart", DaysChart.of(days));
        model.addAttribute("sum", Sum.of(days));
        return "productivity/show";
    }

    /** @param percent null without a target */
    record Sum(
            int days, long handled, long target, @Nullable Double percent) {
        static Sum of(List<DailyFigures> days) {
            long handled = days.stream().mapToLong(DailyFigures::handled).sum();
            long target = days.stream().mapToLong(DailyFigures::target).sum();
            return new Sum(days.size(), handled, target, target == 0 ? null : 100.0 * handled / target);
        }
    }

    private List<TeamName> readable(Viewer viewer) {
        return teams.all().stream()
                .filter(each -> viewer.mayReadTeam(each.id()))
                .toList();
    }

    private static List<UUID> chosen(List<TeamName> readable, @Nullable UUID team) {
        List<UUID> ids = readable.stream().map(TeamName::id).toList();
        if (team == null) {
            return ids;
        }
        if (!ids.contains(team)) {
            throw new NotFoundException();
        }
        return List.of(team);
    }

    private YearMonth month(@Nullable YearMonth period) {
        return Objects.requireNonNullElseGet(period, () -> YearMonth.now(clock));
    }

    private List<String> header(String... columns) {
        return Arrays.stream(columns)
                .map(column ->
                        messages.getMessage("productivity.column." + column, null, LocaleContextHolder.getLocale()))
                .toList();
    }

    private static @Nullable BigDecimal rounded(@Nullable Double value, int scale) {
        return value == null ? null : BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
    }
}
