package lu.lalux.assure.conformance.judge.scenario.manners;

import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Evidence;
import lu.lalux.assure.conformance.register.Text;

/** A header by which a client says what it can read, and in which language a person is told. */
public final class HeaderSaid extends General {

    private final String name;

    private HeaderSaid(String id, String name) {
        super(id);
        this.name = name;
    }

    /** {@return which media types it reads} */
    public static HeaderSaid accept() {
        return new HeaderSaid("manieres.accept", "Accept");
    }

    /** {@return the person's language} */
    public static HeaderSaid language() {
        return new HeaderSaid("manieres.accept-language", "Accept-Language");
    }

    @Override
    Text expected() {
        return new Text("L'en-tête " + name + ".", "The header " + name + ".");
    }

    @Override
    Function<Exchange, Optional<Text>> wrong(Evidence evidence) {
        return encounter -> encounter.arrival().header(name).isPresent()
                ? Optional.empty()
                : Optional.of(new Text(name + " manque.", name + " is missing."));
    }
}
