package lu.lalux.assure.stub;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.contract.Nearest;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** Names of settings, each with a text, to be found in all the ways in which Spring Boot lets one write a name. */
final class SettingNames {

    /** By the name without dashes, capitals, and the numbers of what is in lists. */
    private final Map<String, String> texts = new LinkedHashMap<>();

    void add(ConfigurationPropertyName name, String text) {
        texts.put(uniform(name), text);
    }

    /**
     * The text of a name.
     *
     * @param variable whether it is that of an environment variable, where {@code _} may stand for a dash as well as
     *     for a dot
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

    /** The texts of all names. */
    Collection<String> texts() {
        return texts.values();
    }

    /** The text of the name that was probably meant: the nearest, if no more letters than these are wrong. */
    Optional<String> nearest(ConfigurationPropertyName name, int letters) {
        String joined = joined(uniform(name));
        String best = null;
        int least = letters + 1;
        for (Map.Entry<String, String> known : texts.entrySet()) {
            String other = joined(known.getKey());
            // Most are too long or too short, and need no counting at each start.
            if (Math.abs(joined.length() - other.length()) < least) {
                int distance = Nearest.distance(joined, other);
                if (distance < least) {
                    least = distance;
                    best = known.getValue();
                }
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
}
