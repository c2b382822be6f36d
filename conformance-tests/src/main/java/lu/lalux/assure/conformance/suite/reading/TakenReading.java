package lu.lalux.assure.conformance.suite.reading;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.register.Text;

/**
 * How a target reads the document at one place.
 *
 * @param path of the operation
 * @param traits what it reads otherwise than the contract; empty: nothing
 */
public record TakenReading(String path, Set<Trait> traits) {

    private static final Text CONTRACTS = new Text("celle du contrat", "the contract's");

    /** Copies. */
    public TakenReading {
        traits = Set.copyOf(traits);
    }

    /** {@return the traits in the order of their list} */
    public List<Trait> sorted() {
        return traits.stream().sorted().toList();
    }

    /** {@return whether the target reads this place as the contract does} */
    public boolean isContracts() {
        return traits.isEmpty();
    }

    /** {@return the reading for a reader, with the entries of DECISIONS.md} */
    public Text text() {
        return isContracts()
                ? CONTRACTS
                : new Text(
                        sorted().stream()
                                .map(trait -> trait.text().fr() + " (" + trait.decision() + ", " + trait.word() + ")")
                                .collect(Collectors.joining(" ; ")),
                        sorted().stream()
                                .map(trait -> trait.text().en() + " (" + trait.decision() + ", " + trait.word() + ")")
                                .collect(Collectors.joining("; ")));
    }
}
