package id.binamutu.home;

import id.binamutu.people.TeamSize;
import java.util.List;

/** Where a team stands in each step. */
public record TeamFlow(TeamSize team, List<Step> steps) {

    public long late() {
        return steps.stream().mapToLong(Step::late).sum();
    }
}
