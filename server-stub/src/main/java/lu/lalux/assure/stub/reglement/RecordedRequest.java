package lu.lalux.assure.stub.reglement;

import java.time.Instant;

/**
 * A request that was answered {@code 202}, as it is on record.
 *
 * @param operation the contract's {@code operationId} by which it came
 * @param received when
 * @param content its fields, as JSON, tolerated forms undone
 */
public record RecordedRequest(String operation, Instant received, String content) {}
