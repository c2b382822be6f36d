package lu.lalux.assure.conformance.suite.result;

import lu.lalux.assure.conformance.exchange.Exchange;
import lu.lalux.assure.conformance.register.Text;

/** The target gave no token, so that nothing which needs one can be tested. */
public final class NoTokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Exchange exchange;
    private final transient String scopes;
    private final transient Text flaw;

    /**
     * @param exchange the request for the token, and its answer
     * @param scopes that it asked for
     * @param flaw what is wrong with the answer
     */
    public NoTokenException(Exchange exchange, String scopes, Text flaw) {
        super("HTTP " + exchange.answer().status());
        this.exchange = exchange;
        this.scopes = scopes;
        this.flaw = flaw;
    }

    /** {@return the request for the token, and its answer} */
    public Exchange exchange() {
        return exchange;
    }

    /** {@return the scopes that were asked for} */
    public String scopes() {
        return scopes;
    }

    /** {@return what is wrong with the answer} */
    public Text flaw() {
        return flaw;
    }

    /** {@return why there is no verdict} */
    public Text reason() {
        return new Text(
                "aucun jeton n'a été obtenu pour les portées « " + scopes + " » (" + flaw.fr() + ")",
                "no token was obtained for the scopes \"" + scopes + "\" (" + flaw.en() + ")");
    }
}
