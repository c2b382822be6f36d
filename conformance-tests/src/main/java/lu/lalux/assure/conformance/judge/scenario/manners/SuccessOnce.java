package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.judge.worklist.Invoice;
import lu.lalux.assure.conformance.register.Text;

/** What was accepted, in an answer that arrived, is done. To send it again harms nobody, and helps nobody. */
public final class SuccessOnce extends General {

    /** Of each settlement. */
    public SuccessOnce() {
        super("manieres.succes-une-fois");
    }

    @Override
    boolean concerns(Exchange exchange) {
        return exchange.kind() == Kind.SETTLEMENT
                && exchange.subject().invoice().isPresent();
    }

    @Override
    Text expected() {
        return new Text("Plus rien après 202.", "Nothing more after 202.");
    }

    @Override
    Function<Exchange, Optional<Text>> wrong(Evidence evidence) {
        Set<String> done = new HashSet<>();
        return exchange -> {
            String name = exchange.subject().invoice().map(Invoice::name).orElse("");
            boolean again = done.contains(name);
            if (exchange.status() == 202 && exchange.answer().manner().delay().isZero() && evidence.isNoted(exchange)) {
                done.add(name);
            }
            return again ? Optional.of(new Text("Renvoyée après 202.", "Sent again after 202.")) : Optional.empty();
        };
    }
}
