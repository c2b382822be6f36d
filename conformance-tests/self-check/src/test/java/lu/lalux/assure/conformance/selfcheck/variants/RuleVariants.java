package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.Base64;
import java.util.EnumSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.rules.ConstraintKind;
import lu.lalux.assure.conformance.model.rules.Constraints;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.OtherRules;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the contract leaves to the server: what is only advised, older readings, keys that were used. */
final class RuleVariants {

    private final VariantMaker made;
    private final Contract contract;

    RuleVariants(VariantMaker made, Contract contract) {
        this.made = made;
        this.contract = contract;
    }

    void make() {
        VariantMaker rules = made.at(Place.RULES);
        VariantMaker values = made.at(Place.VALUES);
        rules.conduct("sum-unchecked", "HT + TVA other than TTC taken (D20: advice)", Slip.SUM_UNCHECKED);
        made.at(Place.REFUSAL)
                .conduct("body-first", "a body refused for its form before its token is looked at", Slip.BODY_FIRST);
        // By itself: some tests do not concern it, and would not see what it had beside it.
        made.conduct("strict", "none of the older readings taken", Slip.TOLERANCE_REFUSED);
        made.unchanged(
                "tolerant",
                "each of the older readings taken (T1 to T6)",
                EnumSet.of(Profile.DOCUMENT, Profile.CONTRAT, Profile.TOLERANCE));
        rules.conduct(
                "repeated-unreadable",
                "JSON with a field twice told as unreadable (x-codes: either)",
                Slip.MEMBER_TWICE_UNREADABLE);
        rules.conduct("keys-once", "a key that was used refused (D18)", Slip.KEY_ONCE);
        rules.conduct(
                "infected-at-start-only",
                "the EICAR file known as the whole of a file only: advice",
                Slip.INFECTED_AT_START_ONLY);
        VariantMaker login = made.at(Place.LOGIN);
        login.conduct(
                "page-of-its-own",
                "a login page with character references, two forms and inputs of its own (D24)",
                Slip.PAGE_OF_ITS_OWN);
        login.conduct("page-once", "a login page whose form is good for one sending (D24)", Slip.PAGE_ONCE);
        made.knowing(
                "own-data",
                "only its own providers, claims and vehicles known, as the contract has it (D30)",
                Profile.USUAL,
                AnswerChange.NONE);
        values.rules(
                "line-breaks",
                "Base64 with line breaks taken (D23)",
                read(ConstraintKind.BASE64, right -> Constraints.text(RuleVariants::isBase64OfLines)));
        values.rules(
                "unused-bits-refused",
                "Base64 whose last bits, of no byte, are not zero refused (RFC 4648 section 3.5)",
                read(ConstraintKind.BASE64, right -> right.and(Constraints.text(RuleVariants::isCanonical))));
        values.rules(
                "whole-decimals",
                "2.0 and 2e0 taken for an integer, as JSON Schema of today has it",
                read(
                        ConstraintKind.TYPE,
                        right -> right.or(value -> value.isNumber()
                                && right.test(JsonNodeFactory.instance.numberNode(1))
                                && Double.isFinite(value.doubleValue())
                                && Math.rint(value.doubleValue()) == value.doubleValue())));
    }

    /** {@return the contract's rules, where each constraint of a kind has another sense} */
    private UnaryOperator<Rules> read(ConstraintKind kind, UnaryOperator<Predicate<JsonNode>> change) {
        return contracts -> read(contracts, kind, change);
    }

    private Rules read(Rules contracts, ConstraintKind kind, UnaryOperator<Predicate<JsonNode>> change) {
        Rules rules = contracts;
        for (Operation operation : contract.operations()) {
            if (operation.mediaType().equals("application/json")) {
                rules = OtherRules.change(rules, operation.path(), list -> {
                    list.replaceAll(each -> each.kind() == kind ? each.with(change.apply(each.holds())) : each);
                    return list;
                });
            }
        }
        return rules;
    }

    /** Of line breaks alone nothing is left: an empty file. */
    private static boolean isBase64OfLines(String text) {
        String one = text.replaceAll("[\r\n]", "");
        return !one.isEmpty() && Constraints.isBase64(one);
    }

    private static boolean isCanonical(String base64) {
        return Constraints.isBase64(base64)
                && Base64.getEncoder()
                        .encodeToString(Base64.getDecoder().decode(base64))
                        .equals(base64);
    }
}
