package lu.lalux.assure.conformance.selfcheck.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.databind.node.ObjectNode;

/** The providers, claims and vehicles of a model server that looks them up and takes no others (D30). */
public final class Directory {

    /**
     * What may stand in a field.
     *
     * @param first the value, or the first day
     * @param last the same, or the last day
     */
    public record Span(String first, String last) {
        boolean takes(String value) {
            return value.compareTo(first) >= 0 && value.compareTo(last) <= 0;
        }
    }

    private Directory() {}

    /**
     * @param operation a settlement
     * @return what belongs together: a claim, another of the same vehicle, one of another vehicle, one of another
     *     provider, and one of a provider that both functions know
     */
    public static List<Map<String, Span>> of(Operation operation) {
        String provider = operation.asSettlement().provider();
        String claim = looked(operation)
                .filter(field -> !field.isDate() && !field.name().equals(provider))
                .map(Field::name)
                .findFirst()
                .orElse("");
        return List.of(
                known(operation, 1, provider, 1, claim, 1),
                known(operation, 1, provider, 1, claim, 2),
                known(operation, 3, provider, 1, claim, 3),
                known(operation, 4, provider, 4, claim, 4),
                known(operation, 5, provider, 5, claim, 5));
    }

    private static Map<String, Span> known(
            Operation operation, int number, String provider, int ofProvider, String claim, int ofClaim) {
        Map<String, Span> known = new LinkedHashMap<>();
        looked(operation).forEach(field -> {
            int own = field.name().equals(provider) ? ofProvider : field.name().equals(claim) ? ofClaim : number;
            boolean both = field.name().equals(provider) && ofProvider == 5;
            String value = (both ? "DEUX" : field.name().substring(0, 3).toUpperCase(Locale.ROOT)) + "-2026-" + own;
            known.put(field.name(), field.isDate() ? new Span("2026-01-01", "2026-06-30") : new Span(value, value));
        });
        return known;
    }

    private static Stream<Field> looked(Operation operation) {
        return operation.fields().stream().filter(field -> field.unknown().isPresent());
    }

    /**
     * @param operation a settlement
     * @param body its fields
     * @return a fault for each value that is not known; where each is, for those that do not go with the others
     */
    public static List<Rules.Fault> faults(Operation operation, ObjectNode body) {
        return faults(operation, body, of(operation));
    }

    /**
     * @param operation a settlement
     * @param body its fields
     * @param known what belongs together
     * @return the same, of those alone
     */
    public static List<Rules.Fault> faults(Operation operation, ObjectNode body, List<Map<String, Span>> known) {
        List<Rules.Fault> nearest = null;
        for (Map<String, Span> each : known) {
            List<Rules.Fault> faults = misfits(operation, body, each);
            nearest = nearest == null || faults.size() < nearest.size() ? faults : nearest;
        }
        List<Rules.Fault> unknown = new ArrayList<>(nearest);
        unknown.removeIf(fault -> known.stream()
                .anyMatch(each -> misfits(operation, body, each).stream()
                        .noneMatch(other -> other.pointer().equals(fault.pointer()))));
        return unknown.isEmpty() ? nearest : unknown;
    }

    private static List<Rules.Fault> misfits(Operation operation, ObjectNode body, Map<String, Span> known) {
        return looked(operation)
                .filter(field ->
                        !known.get(field.name()).takes(body.path(field.name()).asString("")))
                .map(field ->
                        new Rules.Fault("/" + field.name(), field.unknown().orElseThrow()))
                .toList();
    }
}
