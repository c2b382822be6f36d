package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;

/** Mutants that are not run, each with the reason: no request tells them from a right server, or none may be sent. */
public final class Exclusions {

    private static final String OWN_KEYS = "a key is one that the server itself gave, for a file of the suite's own: "
            + "small letters, digits and a usual extension, whatever other forms the pattern allows";

    private final Map<Pattern, String> reasons = new LinkedHashMap<>();

    /**
     * @param contract whose mutants they are
     */
    public Exclusions(Contract contract) {
        reasons.put(
                Pattern.compile(".* 408 .*"),
                "nobody knows how long to wait for it: the contract does not say when a server gives a body up; a 408 that "
                        + "comes is validated as every response is");
        for (Operation operation : contract.operations()) {
            operation.fields().forEach(this::exclude);
            operation
                    .settlement()
                    .ifPresent(settlement -> exclude(
                            settlement.reference(),
                            "minLength\\.one-more",
                            "a reference of one character would be taken at the second run (D19), and a right server would "
                                    + "refuse it"));
        }
    }

    private void exclude(Field field) {
        if (field.isAmount()) {
            exclude(
                    field.name(),
                    "maxLength\\.(forgotten|one-more)",
                    "equivalent: the pattern alone allows no more than 15 characters");
        } else if (field.isKey()) {
            exclude(
                    field.name(),
                    "maxLength\\.(forgotten|one-more)",
                    "equivalent: the pattern alone allows no more than 47 characters");
            exclude(
                    field.name(),
                    "pattern\\.most-6-one-more",
                    "equivalent: maxLength alone allows no longer extension");
            exclude(field.name(), "maxLength\\.one-less", OWN_KEYS);
            exclude(field.name(), "pattern\\.(class-\\d-without-.*|least-6-one-more|most-6-one-less)", OWN_KEYS);
        } else if (field.isFileName()) {
            exclude(field.name(), "minLength\\..*", "equivalent: the pattern alone demands three characters");
        } else if (field.isFile()) {
            exclude(field.name(), "minLength\\.one-more", "equivalent: no Base64 text has one character");
        }
    }

    private void exclude(String field, String change, String reason) {
        reasons.put(Pattern.compile(".*#" + Pattern.quote(field) + " " + change), reason);
    }

    /** {@return why this mutant is not run; nothing when it is run, as every mutant is that has a test meant for it} */
    public Optional<String> of(Mutant mutant) {
        return reasons.entrySet().stream()
                .filter(entry -> mutant.meant().isEmpty()
                        && entry.getKey().matcher(mutant.id()).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
