package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.contract.Settlement;

/** For what a section's mutants are made, each time with other names. */
enum Each {
    /** Once, without any. */
    ONCE,
    /** For the two of them. */
    FONCTION,
    /** For the settlement and the upload of each fonction. */
    OPERATION,
    /** For each field of a settlement that has a file's key. */
    KEY;

    Stream<Names> names(Contract contract) {
        return this == ONCE
                ? Stream.of(Names.NONE)
                : Arrays.stream(Fonction.values()).flatMap(fonction -> names(contract, fonction));
    }

    private Stream<Names> names(Contract contract, Fonction fonction) {
        Operation operation = contract.operation("PUT", fonction.path());
        Settlement facts = operation.asSettlement();
        List<String> keys = operation.keys().stream().map(Field::name).toList();
        List<String> totals = facts.sums().stream().map(Settlement.Sum::total).toList();
        Map<String, String> names = Map.of(
                "fonction", fonction.word(),
                "path", fonction.path(),
                "upload", fonction.upload(),
                "reference", facts.reference(),
                "keys", String.join("|", keys),
                "firstKey", keys.get(0));
        return switch (this) {
            case ONCE -> Stream.of(Names.NONE);
            case FONCTION -> Stream.of(new Names(names, totals));
            case OPERATION ->
                Stream.of(
                        with(names, Map.of("operation", fonction.path(), "words", fonction.word())),
                        with(names, Map.of("operation", fonction.upload(), "words", "document." + fonction.word())));
            case KEY -> keys.stream().map(key -> with(names, Map.of("key", key)));
        };
    }

    private static Names with(Map<String, String> names, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(names);
        all.putAll(more);
        return new Names(all, List.of());
    }
}
