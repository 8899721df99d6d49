package id.binamutu.sampling;

import id.binamutu.people.PersonName;
import id.binamutu.people.TeamName;
import id.binamutu.people.Teams;
import id.binamutu.web.NotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Repeats a draw and holds it against what was stored. */
@Component
class DrawProof {

    private final SampleQueries queries;
    private final Drawing drawing;
    private final PlanPage page;
    private final Teams teams;

    DrawProof(SampleQueries queries, Drawing drawing, PlanPage page, Teams teams) {
        this.queries = queries;
        this.drawing = drawing;
        this.page = page;
        this.teams = teams;
    }

    /**
     * @param drawn conversation stored in this place; null when there is none
     * @param again conversation that repeating brings into this place; null when none comes
     */
    public record Line(
            PersonName agent,
            int position,
            String stratum,
            @Nullable Integer zone,
            @Nullable UUID drawnId,
            @Nullable String drawn,
            @Nullable UUID againId,
            @Nullable String hash) {

        public boolean same() {
            return drawnId != null && drawnId.equals(againId);
        }
    }

    public record Proof(
            PlanPage.PlanHead plan,
            @Nullable TeamName team,
            SamplingCriteria criteria,
            Quota quota,
            Draw draw,
            @Nullable PersonName drawnBy,
            Drawing.Population today,
            List<Line> lines) {

        public boolean samePopulation() {
            return today.count() == draw.population() && today.digest().equals(draw.digest());
        }

        public boolean same() {
            return samePopulation() && lines.stream().allMatch(Line::same);
        }
    }

    @Transactional(readOnly = true)
    public Proof of(SamplingPlan plan) {
        record Place(UUID agentId, int position) {}
        Draw draw = drawing.find(plan.id()).orElseThrow(NotFoundException::new);
        // What was drawn at first: replacements stand behind it in the order.
        Map<Place, SampleQueries.SampleRow> stored = new HashMap<>();
        for (SampleQueries.SampleRow row : queries.rows(plan.id())) {
            Integer position = row.position();
            if (row.replaces() == null && position != null) {
                stored.put(new Place(row.agentId(), position), row);
            }
        }
        Map<Place, Drawing.Ranked> again = drawing.repeat(plan, draw).stream()
                .collect(Collectors.toMap(each -> new Place(each.agentId(), each.position()), Function.identity()));
        Set<Place> places = new HashSet<>(stored.keySet());
        places.addAll(again.keySet());
        Map<UUID, PersonName> names =
                page.names(places.stream().map(Place::agentId).toList(), draw.drawnBy());
        List<Line> lines = new ArrayList<>();
        for (Place place : places) {
            SampleQueries.SampleRow row = stored.get(place);
            Drawing.Ranked ranked = again.get(place);
            PersonName agent = names.get(place.agentId());
            if (agent != null) {
                lines.add(new Line(
                        agent,
                        place.position(),
                        ranked != null ? ranked.stratum() : row != null ? row.stratum() : "",
                        ranked == null ? null : ranked.zone(),
                        row == null ? null : row.interactionId(),
                        row == null ? null : row.conversationId(),
                        ranked == null ? null : ranked.interactionId(),
                        ranked == null ? null : ranked.hash()));
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.agent().name())
                .thenComparing(line -> line.agent().id())
                .thenComparing(Line::position));
        return new Proof(
                PlanPage.head(plan),
                teams.named(List.of(plan.teamId())).get(plan.teamId()),
                plan.criteria(),
                plan.quota(),
                draw,
                names.get(draw.drawnBy()),
                drawing.population(plan, draw),
                lines);
    }
}
