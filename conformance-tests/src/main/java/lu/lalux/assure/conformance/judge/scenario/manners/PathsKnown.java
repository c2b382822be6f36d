package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.scenario.trouble.Redirected;
import lu.lalux.assure.conformance.register.Text;

/** What comes with a token is for an operation of the contract, by its method and its path, to the letter. */
public final class PathsKnown extends General {

    /** Of each request, but for those before a call from a page, and those that a redirect led to. */
    public PathsKnown() {
        super("manieres.chemins");
    }

    @Override
    boolean concerns(Exchange encounter) {
        return !encounter.client().isEmpty()
                && !encounter.arrival().method().equals("OPTIONS")
                && !encounter.arrival().path().startsWith(Redirected.ELSEWHERE + "/");
    }

    @Override
    Text expected() {
        return new Text("Une opération du contrat.", "An operation of the contract.");
    }

    @Override
    Function<Exchange, Optional<Text>> wrong(Evidence evidence) {
        return encounter -> {
            String method = encounter.arrival().method();
            String path = encounter.arrival().path();
            return evidence.contract()
                            .find(method, path)
                            .filter(operation -> operation.method().equals(method))
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(Text.both(method + " " + path));
        };
    }
}
