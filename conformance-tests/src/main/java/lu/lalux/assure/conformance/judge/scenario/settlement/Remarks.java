package lu.lalux.assure.conformance.judge.scenario.settlement;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
        List<Exchange> exchanges =
                alike.stream().map(Deviation::exchange).limit(SHOWN).toList();
        return new Remark(expected(first), came(first), exchanges);
    }

    private static Text expected(Deviation deviation) {
        String member = deviation.member();
        String expected = visible(deviation.expected(), deviation.came());
        return switch (deviation.nature()) {
            case VALUE, MISSING ->
                new Text(
                        "« " + member + " » vaut " + expected + ", comme dans la liste.",
                        "\"" + member + "\" is " + expected + ", as in the list.");
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
        String came = visible(deviation.came(), deviation.expected());
        return switch (deviation.nature()) {
            case MISSING ->
                deviation.came().isEmpty()
                        ? new Text("« " + member + " » manque.", "\"" + member + "\" is missing.")
                        : new Text(
                                "« " + member + " » vaut " + deviation.came() + ".",
                                "\"" + member + "\" is " + deviation.came() + ".");
            case TOLERATED_NAME, UNKNOWN -> new Text("Le champ « " + member + " ».", "The member \"" + member + "\".");
            default -> new Text("« " + member + " » vaut " + came + ".", "\"" + member + "\" is " + came + ".");
        };
    }

    /** {@return the JSON with escapes for what is not ASCII, where that is all that tells it from what looks the same} */
    private static String visible(String json, String other) {
        return json.equals(other) || !normal(json).equals(normal(other))
                ? json
                : json.codePoints()
                        .mapToObj(point -> point < 0x7F
                                ? Character.toString(point)
                                : Character.toString(point)
                                        .chars()
                                        .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04X", unit))
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    private static String normal(String json) {
        return Normalizer.normalize(json, Normalizer.Form.NFKC);
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
