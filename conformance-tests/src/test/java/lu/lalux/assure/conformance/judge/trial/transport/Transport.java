package lu.lalux.assure.conformance.judge.trial.transport;

import java.time.Duration;

/** Sends requests over HTTP, each once; used by several threads at once. */
public interface Transport extends AutoCloseable {

    /**
     * @param request to be sent
     * @param patience how long its answer is waited for
     * @return what came
     */
    Attempt send(Outgoing request, Duration patience);

    @Override
    void close();
}
