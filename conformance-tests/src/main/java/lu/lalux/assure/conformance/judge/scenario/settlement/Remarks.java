package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.scenario.Remark;
import lu.lalux.assure.conformance.register.Text;

/** Says deviations: one remark for each member and nature, with the first requests that show it. */
final class Remarks {

    private static final int SHOWN = 3;

    private Remarks() {}

    static List<Remark> of(List<Deviation> deviations) {
        Map<String, List<Deviation>> groups = new LinkedHashMap<>();
        deviations.forEach(deviation -> groups.computeIfAbsent(
                        deviation.member() + " " + deviation.nature(), key -> new ArrayList<>())
                .add(deviation));
        return groups.values().stream().map(Remarks::remark).toList();
    }

    private static Remark remark(List<Deviation> alike) {
        Deviation first = alike.get(0);
        List<Exchange> encounters =
                alike.stream().map(Deviation::encounter).limit(SHOWN).toList();
        return new Remark(expected(first), came(first), encounters);
    }

    private static Text expected(Deviation deviation) {
        String member = deviation.member();
        return switch (deviation.nature()) {
            case VALUE, MISSING ->
                new Text(
                        "« " + member + " » vaut " + deviation.expected() + ", comme dans la liste.",
                        "\"" + member + "\" is " + deviation.expected() + ", as in the list.");
            case TYPE ->
                new Text(
                        "« " + member + " » est " + french(type(deviation)) + " JSON : " + deviation.expected() + ".",
                        "\"" + member + "\" is a JSON " + type(deviation) + ": " + deviation.expected() + ".");
            case ADDED ->
                new Text(
                        "« " + member + " » n'est pas envoyé : la liste ne le donne pas.",
                        "\"" + member + "\" is not sent: the list does not give it.");
            case TOLERATED_NAME ->
                new Text(
                        "Le nom du contrat : « " + deviation.expected() + " ».",
                        "The contract's name: \"" + deviation.expected() + "\".");
            case UNKNOWN -> new Text("Seulement les champs du contrat.", "The contract's fields only.");
        };
    }

    private static Text came(Deviation deviation) {
        String member = deviation.member();
        return switch (deviation.nature()) {
            case MISSING ->
                deviation.came().isEmpty()
                        ? new Text("« " + member + " » manque.", "\"" + member + "\" is missing.")
                        : new Text(
                                "« " + member + " » vaut " + deviation.came() + ".",
                                "\"" + member + "\" is " + deviation.came() + ".");
            case TOLERATED_NAME, UNKNOWN -> new Text("Le champ « " + member + " ».", "The member \"" + member + "\".");
            default ->
                new Text(
                        "« " + member + " » vaut " + deviation.came() + ".",
                        "\"" + member + "\" is " + deviation.came() + ".");
        };
    }

    private static String type(Deviation deviation) {
        return deviation.field().orElseThrow().type();
    }

    private static String french(String type) {
        return switch (type) {
            case "integer" -> "un entier";
            case "boolean" -> "un booléen";
            default -> "une chaîne";
        };
    }
}
