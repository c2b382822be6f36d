package lu.lalux.assure.junit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.junit.program.Json;
import lu.lalux.assure.junit.program.Words;

/**
 * What a sandbox has on record of settlements, all accounts', the latest 100 at most; read anew each time. A request
 * that was sent twice is there once.
 */
public final class Settlements {

    static final String REFERENCE = "referenceFacture";

    private final ControlCalls controls;

    Settlements(ControlCalls controls) {
        this.controls = controls;
    }

    /** {@return all of them, the latest first} */
    public List<Settlement> all() {
        return read(Map.of());
    }

    /**
     * Finds those of an invoice.
     *
     * @param reference of the invoice
     * @return those that have it, the latest first: of other accounts or providers, a credit note, another trade
     */
    public List<Settlement> withReference(String reference) {
        return read(Map.of("reference", reference));
    }

    /**
     * Requires exactly one settlement of an invoice.
     *
     * @param reference of the invoice
     * @return that settlement
     * @throws AssertionError when there is none, or more than one
     */
    public Settlement requireOne(String reference) {
        List<Settlement> found = withReference(reference);
        if (found.isEmpty()) {
            throw new AssertionError(Words.both(
                            "Aucune demande de référence " + reference + " n'est enregistrée. Ce qui l'est :",
                            "No settlement with reference " + reference + " is on record. What is:")
                    + listed(all()));
        }
        if (found.size() > 1) {
            throw new AssertionError(Words.both(
                            found.size() + " demandes de référence " + reference
                                    + " sont enregistrées, au lieu d'une :",
                            found.size() + " settlements with reference " + reference + " are on record, and not one:")
                    + listed(found));
        }
        return found.get(0);
    }

    /**
     * Requires that no settlement of an invoice is on record.
     *
     * @param reference of the invoice
     * @throws AssertionError when one is
     */
    public void requireNone(String reference) {
        List<Settlement> found = withReference(reference);
        if (!found.isEmpty()) {
            throw new AssertionError(Words.both(
                            "La référence " + reference + " ne devait pas être enregistrée, et l'est :",
                            "Reference " + reference + " was not to be on record, and is:")
                    + listed(found));
        }
    }

    private List<Settlement> read(Map<String, String> parameters) {
        return Json.objects(controls.get("demandes", parameters), "demandes").stream()
                .map(Settlement::of)
                .toList();
    }

    private static String listed(List<Settlement> settlements) {
        return settlements.isEmpty()
                ? " —"
                : settlements.stream()
                        .map(settlement -> System.lineSeparator() + "    " + settlement)
                        .collect(Collectors.joining());
    }
}
