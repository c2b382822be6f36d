package lu.lalux.assure.conformance.judge.serve.session;

/** Told of what goes wrong in the judge, which no vendor is told; called by several threads at once. */
@FunctionalInterface
public interface ServeAlarm {

    /**
     * @param where by which it is found again: an answer's instance, a session, a connection
     * @param fault what went wrong
     */
    void raise(String where, Throwable fault);
}
