package lu.lalux.assure.conformance.exchange;

/** Sends a request and waits for its response; on the wire ({@link Http}), or as if. */
@FunctionalInterface
public interface Sender {

    /**
     * @param call the request
     * @return the exchange
     * @throws NoAnswerException when there is no HTTP response
     */
    Exchange send(Call call);
}
