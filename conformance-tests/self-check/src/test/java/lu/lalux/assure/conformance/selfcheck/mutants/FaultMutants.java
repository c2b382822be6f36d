package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.contract.Incompatibility;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.model.rules.Constraint;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.FaultHabit;
import lu.lalux.assure.conformance.selfcheck.model.Slip;

/** From {@code errors[]}, "toutes les fautes trouvées": less is told, more, or at another place. */
final class FaultMutants {

    private final Contract contract;

    FaultMutants(Contract contract) {
        this.contract = contract;
    }

    List<Mutant> all() {
        Rules rules = Rules.of(contract);
        List<Mutant> found = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            if (!operation.mediaType().equals("application/json")) {
                continue;
            }
            lastOfAll(operation, rules, found);
            for (FaultHabit habit : FaultHabit.values()) {
                // An upload has three faults at most.
                if (operation.maxFile() == 0 || !isOfMany(habit)) {
                    found.add(new Mutant(
                            "PUT" + operation.path() + " faults " + habit.word(),
                            "PUT " + operation.path() + " /schemas/Probleme/properties/errors",
                            true,
                            rules,
                            Conduct.wrong(Slip.FAULTS_TOLD, operation.path() + " " + habit.word()),
                            AnswerChange.NONE,
                            List.of(requirement(habit) + "." + words(operation))));
                }
            }
        }
        return found;
    }

    /** One kind of fault is looked for where there is nothing else: pydantic's model validators, Zod's refinements. */
    private void lastOfAll(Operation operation, Rules rules, List<Mutant> found) {
        String path = operation.path();
        Stream.of(
                        rules.of(path).stream().map(Constraint::code),
                        Stream.of("champ-inconnu"),
                        operation.incompatibilities().stream().map(Incompatibility::id))
                .flatMap(codes -> codes)
                .distinct()
                .forEach(code -> found.add(new Mutant(
                        "PUT" + path + " faults alone-" + code,
                        "PUT " + path + " /schemas/Probleme/properties/errors",
                        true,
                        rules,
                        Conduct.wrong(Slip.FAULTS_TOLD, path + " alone " + code),
                        AnswerChange.NONE,
                        List.of(
                                operation.incompatibilities().stream()
                                                .anyMatch(rule -> rule.id().equals(code))
                                        ? "reparateur.jours-avec-rep"
                                        : "http.fautes-de-chaque-sorte." + words(operation)))));
    }

    private static boolean isOfMany(FaultHabit habit) {
        return switch (habit) {
            case AT_MOST_THREE, AT_MOST_TEN, TYPES_FIRST, ONE_OF_EACH_CODE -> true;
            default -> false;
        };
    }

    private static String requirement(FaultHabit habit) {
        return switch (habit) {
            case TWICE, ONE_MORE -> "http.champs-tous-manquants";
            case NAMES_UNESCAPED, NAMES_ENCODED, NAMES_CLEANED -> "http.pointeurs";
            default -> "http.fautes-de-chaque-sorte";
        };
    }

    private static String words(Operation operation) {
        return (operation.maxFile() > 0 ? "document." : "") + operation.path().split("/")[1];
    }
}
