package id.binamutu.home;

import static org.assertj.core.api.Assertions.assertThat;

import id.binamutu.people.TeamSize;
import id.binamutu.worklist.StepSummary;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StepTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    private final UUID chat = UUID.randomUUID();
    private final UUID voice = UUID.randomUUID();

    @Test
    void flowHasAllNineStepsWhoeverContributes() {
        List<Step> flow = ProcedureService.flow(List.of(StepSummary.of(chat, 2, 41, 48, 3)), List.of(chat), OCTOBER);
        assertThat(flow).hasSize(9);
        assertThat(flow.get(1).state()).isEqualTo("late");
        assertThat(flow.get(1).href()).isEqualTo("/evaluations?period=2026-10");
        assertThat(flow.get(0).percent()).isNull();
        assertThat(flow.get(0).state()).isEmpty();
    }

    @Test
    void stepWithNothingLeftIsDone() {
        assertThat(step(StepSummary.of(chat, 5, 2, 2, 0)).state()).isEqualTo("done");
        assertThat(step(StepSummary.of(chat, 5, 1, 2, 0)).state()).isEmpty();
    }

    @Test
    void severalTeamsAddUpWithoutTheNoteOfOne() {
        Step step = Step.of(
                5,
                OCTOBER,
                List.of(
                        StepSummary.of(chat, 5, 2, 2, 0).note("step.x", 19),
                        StepSummary.of(voice, 5, 1, 4, 1).note("step.x", 3)));
        assertThat(step.done()).isEqualTo(3);
        assertThat(step.total()).isEqualTo(6);
        assertThat(step.late()).isEqualTo(1);
        assertThat(step.noteKey()).isNull();
        assertThat(step.percent()).isEqualTo(50.0);
    }

    @Test
    void othersTeamsAreNotCounted() {
        List<Step> flow = ProcedureService.flow(
                List.of(StepSummary.of(chat, 1, 5, 5, 0), StepSummary.of(voice, 1, 9, 9, 0)), List.of(chat), OCTOBER);
        assertThat(flow.get(0).done()).isEqualTo(5);
    }

    @Test
    void teamWithoutAnythingStandsBesideTheOthers() {
        List<TeamFlow> rows = ProcedureService.perTeam(
                List.of(StepSummary.of(chat, 1, 5, 6, 1)),
                List.of(new TeamSize(chat, "Chat", null, 3), new TeamSize(voice, "Voice", null, 0)),
                OCTOBER);
        assertThat(rows).extracting(TeamFlow::late).containsExactly(1L, 0L);
    }

    private static Step step(StepSummary summary) {
        return Step.of(summary.step(), OCTOBER, List.of(summary));
    }
}
