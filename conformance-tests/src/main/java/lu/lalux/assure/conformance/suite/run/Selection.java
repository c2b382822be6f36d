package lu.lalux.assure.conformance.suite.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.register.RegisterEntry;
import lu.lalux.assure.conformance.suite.reading.Trait;

/**
 * What is to be run.
 *
 * @param profiles to judge by, at least one
 * @param ids of tests or requirements, or the beginnings of ids; empty for all
 * @param stateless whether the target keeps no state, so that what needs one is skipped
 * @param reading of the document, that the target is said to take; nothing: it is found out
 */
public record Selection(Set<Profile> profiles, List<String> ids, boolean stateless, Optional<Set<Trait>> reading) {

    /** Copies. */
    public Selection {
        profiles = Set.copyOf(profiles);
        ids = List.copyOf(ids);
    }

    /**
     * Whose reading of the document is found out.
     *
     * @param profiles to judge by, at least one
     * @param ids of tests, or the beginnings of ids; empty for all
     * @param stateless whether the target keeps no state, so that what needs one is skipped
     */
    public Selection(Set<Profile> profiles, List<String> ids, boolean stateless) {
        this(profiles, ids, stateless, Optional.empty());
    }

    /**
     * Of a target that keeps state.
     *
     * @param profiles to judge by, at least one
     * @param ids of tests, or the beginnings of ids; empty for all
     */
    public Selection(Set<Profile> profiles, List<String> ids) {
        this(profiles, ids, false);
    }

    /**
     * @param id of a test
     * @param requirement that it judges
     * @return whether it is to be run
     */
    public boolean takes(String id, RegisterEntry requirement) {
        return profiles.stream().anyMatch(profile -> profile.includes(requirement))
                && (ids.isEmpty()
                        || ids.stream()
                                .anyMatch(start ->
                                        id.startsWith(start) || requirement.id().startsWith(start)));
    }

    /** {@return whether what only the contract asks for is judged} */
    boolean strict() {
        return profiles.contains(Profile.CONTRAT) || refusalsOnly();
    }

    /** {@return whether nothing may be sent that the target would keep} */
    public boolean refusalsOnly() {
        return profiles.equals(Set.of(Profile.REFUS));
    }

    /** {@return whether these are all the tests of the profiles} */
    boolean complete() {
        return ids.isEmpty();
    }
}
