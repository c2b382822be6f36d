package lu.lalux.assure.conformance.suite.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.conformance.contract.Operation;

/** Every reading that somebody careful could arrive at, the contract's first, and then what is nearest to it. */
public final class Candidates {

    private Candidates() {}

    /**
     * @param operation a settlement
     * @return the readings of its requests
     */
    public static List<Set<Trait>> of(Operation operation) {
        return combined(Trait.of(operation));
    }

    /**
     * @param operation a settlement
     * @return the traits that can change something in its requests
     */
    public static Set<Trait> traitsOf(Operation operation) {
        return Trait.of(operation);
    }

    /** {@return the readings of {@code POST /authen}} */
    public static List<Set<Trait>> ofAuthen() {
        return combined(EnumSet.of(Trait.AUTHEN_FORM, Trait.ONE_SCOPE));
    }

    private static List<Set<Trait>> combined(Set<Trait> traits) {
        List<Set<Trait>> found = new ArrayList<>();
        found.add(EnumSet.noneOf(Trait.class));
        for (Trait trait : traits) {
            for (Set<Trait> without : List.copyOf(found)) {
                Set<Trait> with = EnumSet.copyOf(without);
                with.add(trait);
                if (Trait.agree(with)) {
                    found.add(with);
                }
            }
        }
        found.sort(Comparator.comparingInt(Set::size));
        return found;
    }
}
