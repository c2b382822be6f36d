package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.register.Text;

/** A body is of the type that the contract names; where it says its encoding, that is UTF-8. */
public final class MediaTypeRight extends General {

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    /** Of each body. */
    public MediaTypeRight() {
        super("manieres.type-de-contenu");
    }

    @Override
    boolean concerns(Exchange exchange) {
        return super.concerns(exchange) || exchange.kind() == Kind.TOKEN;
    }

    @Override
    Text expected() {
        return new Text("Le type de contenu du contrat, en UTF-8.", "The contract's content type, in UTF-8.");
    }

    /** A request without a body has no type: what is wrong with it is another's business. */
    @Override
    Function<Exchange, Optional<Text>> wrong(Evidence evidence) {
        return exchange -> evidence.contract()
                .find(exchange.request().method(), exchange.request().path())
                .filter(operation -> hasBody(exchange))
                .flatMap(operation -> wrong(
                        operation, exchange.request().header("Content-Type").orElse("")));
    }

    private static boolean hasBody(Exchange exchange) {
        return exchange.request().body().length > 0 || exchange.brought().isPresent() || exchange.early();
    }

    private static Optional<Text> wrong(Operation operation, String said) {
        Matcher charset = CHARSET.matcher(said);
        boolean right = said.split(";", 2)[0].strip().equalsIgnoreCase(operation.mediaType())
                && (!charset.find() || charset.group(1).equalsIgnoreCase("utf-8"));
        return right
                ? Optional.empty()
                : Optional.of(
                        said.isEmpty()
                                ? new Text("Content-Type manque.", "Content-Type is missing.")
                                : Text.both("Content-Type: " + said));
    }
}
