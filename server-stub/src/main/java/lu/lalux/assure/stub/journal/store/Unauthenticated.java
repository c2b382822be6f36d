package lu.lalux.assure.stub.journal.store;

/**
 * The number of requests that named an account and were not authenticated; nothing else of them is kept.
 *
 * @param account that they named, and that exists
 * @param hour in which they came, in hours since 1970-01-01T00:00:00Z
 * @param operation the contract's {@code operationId}, or {@link #ANOTHER}
 * @param status with which they were answered
 */
public record Unauthenticated(String account, long hour, String operation, int status) {

    /** What the contract does not know. */
    public static final String ANOTHER = "autre";

    /** How many there were. */
    public record Count(Unauthenticated of, long number) {}
}
