package lu.lalux.assure.stub.problem;

/**
 * Ends a request with a problem. It is an answer, not an accident: it has no stack trace and is not logged.
 */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(String.valueOf(problem.type()), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
