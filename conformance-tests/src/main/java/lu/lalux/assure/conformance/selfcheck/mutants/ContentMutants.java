package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.implementation.Fonction;
import lu.lalux.assure.conformance.model.Conduct;
import lu.lalux.assure.conformance.model.Slip;
import lu.lalux.assure.conformance.model.Touch;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.reglement.OtherContents;

/** From each field of a settlement: a server that leaves it out when it compares two requests (D19). */
final class ContentMutants {

    private final Contract contract;

    ContentMutants(Contract contract) {
        this.contract = contract;
    }

    List<Mutant> all() {
        List<Mutant> found = new ArrayList<>();
        for (Fonction function : Fonction.values()) {
            Map<Set<String>, List<String>> tests = new LinkedHashMap<>();
            for (OtherContents.Other other : OtherContents.of(contract.operation("PUT", function.path()))) {
                tests.computeIfAbsent(new TreeSet<>(other.fields()), fields -> new ArrayList<>())
                        .add("reglement.conflit-champ." + function.word() + "." + other.name());
            }
            tests.forEach((fields, meant) -> found.add(mutant(function.path(), fields, meant)));
        }
        return found;
    }

    private Mutant mutant(String path, Set<String> fields, List<String> meant) {
        return new Mutant(
                "PUT" + path + "#" + String.join("+", fields) + " content-not-compared",
                "PUT " + path + " /x-regles/demande-idempotente",
                true,
                Rules.of(contract),
                new Conduct(fields.stream()
                        .map(field -> new Conduct.Wrong(Slip.CONTENT_NOT_COMPARED, path + " " + field))
                        .collect(Collectors.toSet())),
                Touch.NONE,
                meant);
    }
}
