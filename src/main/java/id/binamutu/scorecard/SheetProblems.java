package id.binamutu.scorecard;

import java.util.List;

/** A file in which something is wrong: nothing of it goes in. */
class SheetProblems extends RuntimeException {
    private final transient List<SheetProblem> problems;

    SheetProblems(List<SheetProblem> problems) {
        super("Nothing of the file goes in: " + problems);
        this.problems = List.copyOf(problems);
    }

    List<SheetProblem> problems() {
        return problems;
    }
}
