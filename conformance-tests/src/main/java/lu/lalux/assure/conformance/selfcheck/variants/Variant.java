package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.Set;
import java.util.function.BinaryOperator;
import lu.lalux.assure.conformance.model.Conduct;
import lu.lalux.assure.conformance.model.Touch;
import lu.lalux.assure.conformance.model.otherwise.Doubt;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;

/**
 * A server that does something otherwise than the model, and is right all the same.
 *
 * @param id stable
 * @param what it does otherwise
 * @param profiles that it conforms to
 * @param alone whether its run asks for these alone, and not for the usual ones beside them
 * @param overHttp whether it differs in how its answers travel, so that it is of no use to ask it in memory
 * @param rules what it asks of bodies
 * @param conduct what it does otherwise
 * @param reads what it reads otherwise in the document
 * @param touch what it does to its responses
 * @param tokens of which form its tokens are
 * @param knowing whether it knows its own providers, claims and vehicles only, so that the suite is given them
 */
public record Variant(
        String id,
        String what,
        Set<Profile> profiles,
        boolean alone,
        boolean overHttp,
        Rules rules,
        Conduct conduct,
        Set<Doubt> reads,
        Touch touch,
        BinaryOperator<String> tokens,
        boolean knowing) {

    /** Copies. */
    public Variant {
        profiles = Set.copyOf(profiles);
        reads = Set.copyOf(reads);
    }
}
