package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Fonction;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.suite.reglement.AlmostSame;
import lu.lalux.assure.conformance.suite.reglement.OtherContents;

/**
 * From each field of a settlement: a server that leaves it out when it compares two requests, or compares it loosely
 * (D19).
 */
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
            slips(function, found);
            for (AlmostSame pair : AlmostSame.values()) {
                found.addAll(loosely(function, pair.word()));
            }
        }
        return found;
    }

    /** What is left of an amount, a date, a key or an absence, by the tests whose contents differ in just that. */
    private void slips(Fonction function, List<Mutant> found) {
        found.addAll(bySuffix(function, Slip.AMOUNTS_IN_UNITS, ".centime"));
        found.addAll(bySuffix(function, Slip.AMOUNTS_AS_FLOAT, ".centime"));
        found.addAll(bySuffix(function, Slip.AMOUNTS_AS_BINARY_CENTS, ".centime-binaire"));
        found.addAll(bySuffix(function, Slip.AMOUNTS_IN_TWO_NUMBERS, ".decimales"));
        found.addAll(bySuffix(function, Slip.AMOUNTS_WITHOUT_POINT, ".point"));
        found.addAll(bySuffix(function, Slip.PARTS_IN_ANY_ORDER, ".echange"));
        found.addAll(bySuffix(function, Slip.ADDED_NOT_COMPARED, ".ajoute"));
        found.addAll(bySuffix(function, Slip.ABSENT_AS_ZERO, ".zero"));
        found.addAll(bySuffix(function, Slip.YEAR_IN_KEY, ".annee"));
        found.addAll(bySuffix(function, Slip.FILES_COMPARED_CASELESS, ".casse"));
    }

    private List<Mutant> bySuffix(Fonction function, Slip slip, String suffix) {
        List<String> meant = OtherContents.of(contract.operation("PUT", function.path())).stream()
                .map(OtherContents.Other::name)
                .filter(name -> name.endsWith(suffix))
                .map(name -> "reglement.conflit-champ." + function.word() + "." + name)
                .toList();
        return meant.isEmpty() ? List.of() : List.of(one(function, slip, function.path(), meant));
    }

    /** Compared as a usual collation, column or language compares. */
    private List<Mutant> loosely(Fonction function, String likeness) {
        String where = function.path() + " " + likeness;
        String end = function.word() + "." + likeness;
        List<Mutant> found = new ArrayList<>(List.of(
                one(function, Slip.REFERENCE_COMPARED_LOOSELY, where, List.of("reglement.reference-voisine." + end)),
                one(function, Slip.CONTENT_COMPARED_LOOSELY, where, List.of("reglement.contenu-voisin." + end))));
        if (AlmostSame.ONE_OF_EACH_KIND.stream().anyMatch(pair -> pair.word().equals(likeness))) {
            String test = "reglement.identifiant-voisin." + function.word();
            found.add(one(function, Slip.PROVIDER_COMPARED_LOOSELY, where, List.of(test)));
        }
        return found;
    }

    private Mutant one(Fonction function, Slip slip, String where, List<String> meant) {
        return new Mutant(
                "PUT" + where + " " + slip.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "PUT " + function.path() + " /x-regles/demande-idempotente",
                true,
                Rules.of(contract),
                Conduct.wrong(slip, where),
                AnswerChange.NONE,
                meant);
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
                AnswerChange.NONE,
                meant);
    }
}
