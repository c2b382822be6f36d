package lu.lalux.assure.conformance.suite.derived;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lu.lalux.assure.conformance.contract.Field;

/** What readers of enumerations take for one of the values, beyond the value itself. */
final class NearValues {

    private static final int FULL_WIDTH = 0xFF01 - '!';

    private NearValues() {}

    /**
     * @param field with a list of values
     * @return by the end of the case's id, what resembles one of them and is none
     */
    static Map<String, Object> of(Field field) {
        List<String> values = field.values();
        String value = field.example().isEmpty() ? values.get(0) : field.example();
        Map<String, Object> alike = new LinkedHashMap<>();
        // By its place in the list: Jackson, .NET.
        alike.put("rang-0", 0);
        alike.put("rang-1", 1);
        alike.put("rang-0-texte", "0");
        alike.put("rang-1-texte", "1");
        // Several at once: .NET's flags, SQL's SET.
        alike.put("liste-virgule", String.join(",", values));
        alike.put("liste-virgule-espace", String.join(", ", values));
        alike.put("liste-barre", String.join("|", values));
        alike.put("qualifiee", field.component() + "." + value);
        alike.put("espace-initial", " " + value);
        alike.put("saut-de-ligne-final", value + "\n");
        alike.put("tabulation-finale", value + "\t");
        alike.put("espace-insecable-final", value + "\u00a0");
        alike.put("u0000-final", value + "\0");
        alike.put("invisible-final", value + "\u200b");
        alike.put("point-final", value + ".");
        alike.put("guillemets", '"' + value + '"');
        // Equal where a collation leaves accents and widths out of account.
        alike.put("accent", value + "\u0301");
        alike.put("large", wide(value));
        alike.put("suite", value + "X");
        alike.put("precedee", "X" + value);
        return alike;
    }

    private static String wide(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(character -> wide.append((char) (character + FULL_WIDTH)));
        return wide.toString();
    }
}
