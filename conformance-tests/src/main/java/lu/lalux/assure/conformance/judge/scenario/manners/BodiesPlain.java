package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.register.Text;

/** A server may refuse a body that is coded (RFC 9110 section 8.4), by 415. */
public final class BodiesPlain extends General {

    /** Of each call. */
    public BodiesPlain() {
        super("manieres.corps-sans-codage");
    }

    @Override
    Text expected() {
        return new Text("Le corps tel quel, sans Content-Encoding.", "The body as it is, without Content-Encoding.");
    }

    @Override
    Function<Exchange, Optional<Text>> wrong(Evidence evidence) {
        return exchange -> exchange.request()
                .header("Content-Encoding")
                .filter(coding -> !coding.equalsIgnoreCase("identity"))
                .map(coding -> Text.both("Content-Encoding: " + coding));
    }
}
