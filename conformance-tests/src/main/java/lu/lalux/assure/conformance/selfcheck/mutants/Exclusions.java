package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mutants that are not run, each with the reason: no request tells them from a right server, or none may be sent. */
public final class Exclusions {

    private static final String OWN_KEYS = "a key is one that the server itself gave, for a file of the suite's own: "
            + "small letters, digits and a usual extension, whatever other forms the pattern allows";

    private final Map<Pattern, String> reasons = new LinkedHashMap<>();

    public Exclusions() {
        exclude(
                ".*#(facture|honoraires|prejudice)\\w+ maxLength\\.(forgotten|one-more)",
                "equivalent: the pattern alone allows no more than 15 characters");
        exclude(
                ".*#refP\\w+ maxLength\\.(forgotten|one-more)",
                "equivalent: the pattern alone allows no more than 47 characters");
        exclude(".*#refP\\w+ pattern\\.most-6-one-more", "equivalent: maxLength alone allows no longer extension");
        exclude(".*#refP\\w+ maxLength\\.one-less", OWN_KEYS);
        exclude(".*#refP\\w+ pattern\\.(class-\\d-without-.*|least-6-one-more|most-6-one-less)", OWN_KEYS);
        exclude(".*#fileNameWithExtension minLength\\..*", "equivalent: the pattern alone demands three characters");
        exclude(".*#file minLength\\.one-more", "equivalent: no Base64 text has one character");
        exclude(
                ".*#referenceFacture minLength\\.one-more",
                "a reference of one character would be taken at the second run (D19), and a right server would refuse it");
    }

    private void exclude(String ids, String reason) {
        reasons.put(Pattern.compile(ids), reason);
    }

    /** {@return why this mutant is not run; nothing when it is, as each is that a test is meant for} */
    public Optional<String> of(Mutant mutant) {
        return reasons.entrySet().stream()
                .filter(entry -> mutant.meant().isEmpty()
                        && entry.getKey().matcher(mutant.id()).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
