package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.model.access.Grants;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.otherwise.Doubt;

/** The variants while they are made: the few ways in which they differ from the model. */
final class VariantMaker {

    private static final Set<Profile> DOCUMENT = Set.of(Profile.DOCUMENT);
    private static final UnaryOperator<Rules> CONTRACTS = UnaryOperator.identity();

    private final Place place;
    private final List<Variant> found;

    private VariantMaker(Place place, List<Variant> found) {
        this.place = place;
        this.found = found;
    }

    /** Of variants that share a server with nobody. */
    VariantMaker() {
        this(Place.WHOLE, new ArrayList<>());
    }

    /** {@return the maker of those, among the same, that differ in this place} */
    VariantMaker at(Place other) {
        return new VariantMaker(other, found);
    }

    List<Variant> found() {
        return found;
    }

    /** One whose responses are otherwise. */
    void touch(String id, String what, AnswerChange touch) {
        add(id, what, Profile.USUAL, false, CONTRACTS, Conduct.RIGHT, touch, Grants.USUAL);
    }

    /** One whose responses travel otherwise. */
    void overHttp(String id, String what, AnswerChange touch) {
        add(id, what, Profile.USUAL, true, CONTRACTS, Conduct.RIGHT, touch, Grants.USUAL);
    }

    /** One that does something otherwise before it answers. */
    void conduct(String id, String what, Slip slip) {
        add(id, what, Profile.USUAL, false, CONTRACTS, Conduct.wrong(slip, ""), AnswerChange.NONE, Grants.USUAL);
    }

    /** One that does something otherwise while a request comes in. */
    void conductOverHttp(String id, String what, Slip slip) {
        add(id, what, Profile.USUAL, true, CONTRACTS, Conduct.wrong(slip, ""), AnswerChange.NONE, Grants.USUAL);
    }

    /** One whose tokens are of another form. */
    void tokens(String id, String what, BinaryOperator<String> form) {
        add(id, what, Profile.USUAL, false, CONTRACTS, Conduct.RIGHT, AnswerChange.NONE, form);
    }

    /** One that asks something else of bodies. */
    void rules(String id, String what, UnaryOperator<Rules> other) {
        add(id, what, Profile.USUAL, false, other, Conduct.RIGHT, AnswerChange.NONE, Grants.USUAL);
    }

    /** One that is as the model is, and conforms to more than the usual profiles. */
    void unchanged(String id, String what, Set<Profile> profiles) {
        add(id, what, profiles, false, CONTRACTS, Conduct.RIGHT, AnswerChange.NONE, Grants.USUAL);
    }

    /** One whose responses only the document allows. */
    void document(String id, String what, AnswerChange touch) {
        add(id, what, DOCUMENT, false, CONTRACTS, Conduct.RIGHT, touch, Grants.USUAL);
    }

    /** One whose conduct only the document allows. */
    void document(String id, String what, Slip slip) {
        add(id, what, DOCUMENT, false, CONTRACTS, Conduct.wrong(slip, ""), AnswerChange.NONE, Grants.USUAL);
    }

    /** One whose rules only the document allows. */
    void document(String id, String what, UnaryOperator<Rules> other) {
        add(id, what, DOCUMENT, false, other, Conduct.RIGHT, AnswerChange.NONE, Grants.USUAL);
    }

    /** One that knows its own providers, claims and vehicles only, and is run with its own data. */
    void knowing(String id, String what, Set<Profile> profiles, AnswerChange touch) {
        found.add(new Variant(
                id,
                what,
                place,
                profiles,
                false,
                false,
                CONTRACTS,
                Conduct.wrong(Slip.OTHERS_UNKNOWN, ""),
                Set.of(),
                touch,
                Grants.USUAL,
                true));
    }

    /** One that reads the document otherwise, and takes none of the contract's forms there. */
    void reading(String id, String what, boolean alone, Set<Doubt> reads, Set<Slip> conduct) {
        Set<Conduct.Wrong> slips = new HashSet<>();
        conduct.forEach(slip -> slips.add(new Conduct.Wrong(slip, "")));
        slips.add(new Conduct.Wrong(Slip.TOLERANCE_REFUSED, ""));
        found.add(new Variant(
                id,
                what,
                place,
                DOCUMENT,
                alone,
                false,
                CONTRACTS,
                new Conduct(slips),
                reads,
                AnswerChange.NONE,
                Grants.USUAL,
                false));
    }

    private void add(
            String id,
            String what,
            Set<Profile> profiles,
            boolean overHttp,
            UnaryOperator<Rules> rules,
            Conduct conduct,
            AnswerChange touch,
            BinaryOperator<String> tokens) {
        found.add(new Variant(
                id, what, place, profiles, false, overHttp, rules, conduct, Set.of(), touch, tokens, false));
    }
}
