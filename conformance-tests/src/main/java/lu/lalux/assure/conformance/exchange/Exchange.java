package lu.lalux.assure.conformance.exchange;

/**
 * A request and what became of it.
 *
 * @param call the request
 * @param answer the response
 * @param millis from the first byte sent to the last received
 */
public record Exchange(Call call, Answer answer, long millis) {}
