package id.binamutu.intake;

/** Ends a request with a problem. */
class ApiRefusal extends RuntimeException {

    private final transient Problem problem;

    ApiRefusal(Problem problem) {
        super(problem.type(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
