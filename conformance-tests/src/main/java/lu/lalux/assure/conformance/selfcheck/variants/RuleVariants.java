package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.EnumSet;
import java.util.List;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.Slip;
import lu.lalux.assure.conformance.model.Touch;
import lu.lalux.assure.conformance.model.rules.ConstraintKind;
import lu.lalux.assure.conformance.model.rules.Constraints;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.register.Profile;

/** What the contract leaves to the server: what is only advised, older readings, keys that were used. */
final class RuleVariants {

    private final VariantMaker made;
    private final Contract contract;

    RuleVariants(VariantMaker made, Contract contract) {
        this.made = made;
        this.contract = contract;
    }

    void make() {
        made.conduct("sum-unchecked", "HT + TVA other than TTC taken (D20: advice)", Slip.SUM_UNCHECKED);
        made.conduct("strict", "none of the older readings taken", Slip.TOLERANCE_REFUSED);
        made.unchanged(
                "tolerant",
                "each of the older readings taken (T1 to T6)",
                EnumSet.of(Profile.DOCUMENT, Profile.CONTRAT, Profile.TOLERANCE));
        made.conduct(
                "repeated-unreadable",
                "JSON with a field twice told as unreadable (x-codes: either)",
                Slip.MEMBER_TWICE_UNREADABLE);
        made.conduct("keys-once", "a key that was used refused (D18)", Slip.KEY_ONCE);
        made.conduct(
                "infected-at-start-only",
                "the EICAR file known as the whole of a file only: advice",
                Slip.INFECTED_AT_START_ONLY);
        made.conduct(
                "page-of-its-own",
                "a login page with character references, two forms and inputs of its own (D24)",
                Slip.PAGE_OF_ITS_OWN);
        made.knowing(
                "own-data",
                "only its own providers, claims and vehicles known, as the contract has it (D30)",
                Profile.USUAL,
                Touch.NONE);
        Rules lineBreaks = Rules.of(contract);
        for (String path : List.of("/reparateur/upload", "/expert/upload")) {
            lineBreaks = lineBreaks.change(path, list -> {
                list.replaceAll(each -> each.kind() == ConstraintKind.BASE64
                        ? each.with(Constraints.text(value -> Constraints.isBase64(value.replaceAll("[\r\n]", ""))))
                        : each);
                return list;
            });
        }
        made.rules("line-breaks", "Base64 with line breaks taken (D23)", lineBreaks);
    }
}
