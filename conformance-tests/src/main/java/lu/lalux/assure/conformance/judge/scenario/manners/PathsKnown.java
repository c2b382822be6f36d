package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.trouble.Redirected;
import lu.lalux.assure.conformance.register.Text;

/**
 * What comes with a token is for an operation of the contract, by its method and its path, to the letter. A function has
 * no parameters in its address, and a server may refuse them.
 */
public final class PathsKnown extends General {

    /** Of each request, but for those before a call from a page, and those that a redirect led to. */
    public PathsKnown() {
        super("manieres.chemins");
    }

    @Override
    boolean concerns(Exchange exchange) {
        return !exchange.client().isEmpty()
                && !exchange.request().method().equals("OPTIONS")
                && !exchange.request().path().startsWith(Redirected.ELSEWHERE + "/");
    }

    @Override
    Text expected() {
        return new Text(
                "Une opération du contrat, sans paramètre d'adresse à une fonction.",
                "An operation of the contract, without a parameter in a function's address.");
    }

    @Override
    Function<Exchange, Optional<Text>> wrong(Evidence evidence) {
        return exchange -> {
            String method = exchange.request().method();
            String path = exchange.request().path();
            if (evidence.contract().find(method, path).isEmpty()) {
                return Optional.of(Text.both(method + " " + path));
            }
            boolean function = exchange.kind() == Kind.UPLOAD || exchange.kind() == Kind.SETTLEMENT;
            return function && exchange.request().target().contains("?")
                    ? Optional.of(new Text(
                            method + " " + path + " et un paramètre d'adresse",
                            method + " " + path + " and a parameter"))
                    : Optional.empty();
        };
    }
}
