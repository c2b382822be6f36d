package lu.lalux.assure.conformance.judge.trial.client;

/** How a client comes by its tokens, and how long it keeps them. */
public enum TokenUse {
    /** One for all scopes, until it is refused. */
    ONE_FOR_ALL,
    /** One for each scope, until it is refused. */
    ONE_PER_SCOPE,
    /** One for all scopes, asked for before the first invoice. */
    AHEAD,
    /** One for all scopes, asked for again when nine tenths of its time are over. */
    RENEWED_AHEAD,
    /** Advice: one for each invoice. */
    ONE_PER_INVOICE,
    /** Wrong: one for each call. */
    ONE_PER_CALL
}
