package lu.lalux.assure.conformance.suite.run;

import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.suite.reading.Trait;

/**
 * Whether the target's reading of the document matters: for the profile {@code document} only, and where something may
 * be kept.
 *
 * @param sought whether it is found out
 * @param forced the one that was given instead
 */
record ReadingPolicy(boolean sought, Optional<Set<Trait>> forced) {

    static ReadingPolicy of(Selection selection) {
        return new ReadingPolicy(
                selection.profiles().contains(Profile.DOCUMENT)
                        && selection.reading().isEmpty(),
                selection.reading());
    }

    /** {@return whether there is a reading at all, and not only the contract's form} */
    boolean matters() {
        return sought || forced.isPresent();
    }

    /** {@return what is forced; nothing when it is sought} */
    Set<Trait> traits() {
        return forced.orElse(Set.of());
    }

    boolean forces(Trait trait) {
        return traits().contains(trait);
    }
}
