package id.binamutu.productivity;

import id.binamutu.audit.Trail;
import id.binamutu.people.Membership;
import id.binamutu.people.Teams;
import id.binamutu.people.Viewer;
import id.binamutu.web.NotFoundException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class ProductivityService implements ProductivityFigures, ProductivityEntry {
    private final ProductivityRepository repository;
    private final Teams teams;
    private final Trail trail;

    ProductivityService(ProductivityRepository repository, Teams teams, Trail trail) {
        this.repository = repository;
        this.teams = teams;
        this.trail = trail;
    }

    @Override
    public Map<UUID, AgentProductivity> perAgent(Collection<UUID> agentIds, YearMonth month) {
        return repository.perAgent(agentIds, month);
    }

    Page<MonthRow> month(Collection<UUID> teamIds, YearMonth month, String name, Pageable page) {
        return repository.month(teamIds, month, name, page);
    }

    /** The agent's days that the viewer may see: the own ones, or those spent in a team whose figures the viewer may read. */
    List<DailyFigures> days(UUID agentId, YearMonth month, Viewer viewer) {
        List<DailyFigures> days = repository.days(agentId, month);
        if (viewer.id().equals(agentId)) {
            return days;
        }
        List<Membership> readable = teams.memberships(List.of(), month.atDay(1), month.atEndOfMonth()).stream()
                .filter(each -> each.agentId().equals(agentId) && viewer.mayReadTeam(each.teamId()))
                .toList();
        if (readable.isEmpty()) {
            throw new NotFoundException();
        }
        return days.stream()
                .filter(each -> readable.stream().anyMatch(membership -> membership.covers(each.day())))
                .toList();
    }

    @Override
    public List<Outcome> check(List<DailyFigures> figures) {
        return outcomes(figures, repository.known(figures));
    }

    @Override
    @Transactional
    public List<Outcome> record(List<DailyFigures> figures) {
        Map<ProductivityRepository.Key, DailyFigures> known = repository.known(figures);
        List<Outcome> outcomes = outcomes(figures, known);
        List<DailyFigures> different = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            if (outcomes.get(i) != Outcome.UNCHANGED) {
                different.add(figures.get(i));
            }
        }
        repository.write(different);
        for (DailyFigures each : different) {
            DailyFigures earlier = known.get(new ProductivityRepository.Key(each.agentId(), each.day()));
            if (earlier != null) {
                trail.record(
                        "productivity.corrected",
                        "productivity",
                        each.agentId(),
                        Map.of("day", each.day().toString(), "before", said(earlier), "after", said(each)));
            }
        }
        return outcomes;
    }

    private static List<Outcome> outcomes(
            List<DailyFigures> figures, Map<ProductivityRepository.Key, DailyFigures> known) {
        return figures.stream()
                .map(each -> {
                    DailyFigures earlier = known.get(new ProductivityRepository.Key(each.agentId(), each.day()));
                    return earlier == null ? Outcome.NEW : earlier.equals(each) ? Outcome.UNCHANGED : Outcome.CORRECTED;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> said(DailyFigures figures) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put("handled", figures.handled());
        said.put("target", figures.target());
        said.put("ahtSeconds", figures.ahtSeconds());
        said.put("frtSeconds", figures.frtSeconds());
        said.put("adherencePercent", figures.adherencePercent());
        said.put("csat", figures.csat());
        return said;
    }
}
