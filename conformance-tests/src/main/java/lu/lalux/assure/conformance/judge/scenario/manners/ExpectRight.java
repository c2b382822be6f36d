package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.register.Text;

/** A client that says it waits for 100 has something to send: without a content it must not say so. */
public final class ExpectRight extends General {

    /** Of each request. */
    public ExpectRight() {
        super("manieres.expect");
    }

    @Override
    boolean concerns(Exchange exchange) {
        return true;
    }

    @Override
    Text expected() {
        return new Text(
                "Expect: 100-continue avec un contenu, ou rien.", "Expect: 100-continue with a content, or none.");
    }

    @Override
    Function<Exchange, Optional<Text>> wrong(Evidence evidence) {
        return exchange -> exchange.request()
                .header("Expect")
                .filter(expectation -> expectation.equalsIgnoreCase("100-continue") && !hasContent(exchange))
                .map(expectation -> new Text(
                        "Expect: " + expectation + " sans contenu.", "Expect: " + expectation + " without a content."));
    }

    private static boolean hasContent(Exchange exchange) {
        return exchange.request().header("Transfer-Encoding").isPresent()
                || exchange.request()
                        .header("Content-Length")
                        .filter(length -> !length.strip().equals("0"))
                        .isPresent();
    }
}
