package lu.lalux.assure.stub;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** Names of settings, each with a text, to be found in all the ways in which Spring Boot lets one write a name. */
final class SettingNames {

    /** No further from a name than this is a slip of the fingers; other words are that far too. */
    private static final int SLIP = 2;

    /** By the name without dashes, capitals, and the numbers of what is in lists. */
    private final Map<String, String> texts = new HashMap<>();

    void add(ConfigurationPropertyName name, String text) {
        texts.put(uniform(name), text);
    }

    /**
     * The text of a name.
     *
     * @param variable whether it is that of an environment variable, where {@code _} may stand for a dash as well as for a dot
     */
    Optional<String> find(ConfigurationPropertyName name, boolean variable) {
        String uniform = uniform(name);
        return variable
                ? texts.entrySet().stream()
                        .filter(known -> joined(known.getKey()).equals(joined(uniform)))
                        .map(Map.Entry::getValue)
                        .findFirst()
                : Optional.ofNullable(texts.get(uniform));
    }

    /** The text of the name that was probably meant. */
    Optional<String> nearest(ConfigurationPropertyName name) {
        String joined = joined(uniform(name));
        String best = null;
        int least = SLIP + 1;
        for (Map.Entry<String, String> known : texts.entrySet()) {
            int distance = distance(joined, joined(known.getKey()));
            if (distance < least) {
                least = distance;
                best = known.getValue();
            }
        }
        return Optional.ofNullable(best);
    }

    private static String uniform(ConfigurationPropertyName name) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            if (!name.isNumericIndex(i)) {
                text.append('.').append(name.getElement(i, Form.UNIFORM));
            }
        }
        return text.toString();
    }

    private static String joined(String uniform) {
        return uniform.replace(".", "");
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
