package lu.lalux.assure.conformance.judge.trial.client;

import lu.lalux.assure.conformance.judge.trial.transport.Attempt;

/** How a client takes what comes. */
@FunctionalInterface
public interface Reaction {

    /**
     * @param step that was done
     * @param attempt what came of it
     * @return what the client does now
     */
    Decision on(Step step, Attempt attempt);
}
