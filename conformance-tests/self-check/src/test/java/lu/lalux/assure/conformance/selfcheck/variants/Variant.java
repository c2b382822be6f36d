package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.otherwise.Doubt;

/**
 * A server that does something otherwise than the model, and is right all the same.
 *
 * @param id stable
 * @param what it does otherwise
 * @param place where it differs
 * @param profiles that it conforms to
 * @param alone whether its run asks for these alone, and not for the usual ones beside them
 * @param overHttp whether it differs in how its answers travel, so that it is of no use to ask it in memory
 * @param rules what it asks of bodies instead of the contract's
 * @param conduct what it does otherwise
 * @param reads what it reads otherwise in the document
 * @param touch what it does to its responses
 * @param tokens of which form its tokens are
 * @param knowing whether it knows its own providers, claims and vehicles only, so that the suite is given them
 */
public record Variant(
        String id,
        String what,
        Place place,
        Set<Profile> profiles,
        boolean alone,
        boolean overHttp,
        UnaryOperator<Rules> rules,
        Conduct conduct,
        Set<Doubt> reads,
        AnswerChange touch,
        BinaryOperator<String> tokens,
        boolean knowing) {

    /** Copies. */
    public Variant {
        profiles = Set.copyOf(profiles);
        reads = Set.copyOf(reads);
    }

    /** {@return whether both can be one server, in which each is seen} */
    boolean bears(Variant other) {
        return place != Place.WHOLE
                && other.place != Place.WHOLE
                && place != other.place
                && profiles.equals(other.profiles)
                && alone == other.alone
                && overHttp == other.overHttp
                && knowing == other.knowing;
    }

    /** {@return one that is both, where they bear each other; its answers are changed by the other last} */
    Variant and(Variant other) {
        Set<Conduct.Wrong> slips = new HashSet<>(conduct.slips());
        slips.addAll(other.conduct.slips());
        Set<Doubt> doubts = new HashSet<>(reads);
        doubts.addAll(other.reads);
        return new Variant(
                id + " and " + other.id,
                what + "; " + other.what,
                other.place,
                profiles,
                alone,
                overHttp,
                right -> other.rules.apply(rules.apply(right)),
                new Conduct(slips),
                doubts,
                touch.then(other.touch),
                tokens == Grants.USUAL ? other.tokens : tokens,
                knowing);
    }
}
