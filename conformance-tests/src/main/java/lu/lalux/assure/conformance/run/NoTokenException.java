package lu.lalux.assure.conformance.run;

import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.register.Text;

/** The target gave no token, so that nothing which needs one can be tested. */
final class NoTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Exchange exchange;

    NoTokenException(Exchange exchange) {
        super("HTTP " + exchange.answer().status());
        this.exchange = exchange;
    }

    /** {@return the request for the token, and its answer} */
    Exchange exchange() {
        return exchange;
    }

    Text reason() {
        return new Text(
                "aucun jeton n'a été obtenu (" + getMessage() + ")", "no token was obtained (" + getMessage() + ")");
    }
}
