package lu.lalux.assure.stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lu.lalux.assure.stub.sandbox.SandboxIdentities;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The settings below {@code assure}, as the packaged {@code application.yaml} has them, and the sandbox's identities. */
final class KnownSettings {

    static final ConfigurationPropertyName ASSURE = ConfigurationPropertyName.of("assure");

    /** What has no default that could stand there. */
    private static final List<String> WITHOUT_DEFAULT = List.of("assure.document.conservation");

    /** No further from a name than this is a slip of the fingers; other words are that far too. */
    private static final int SLIP = 2;

    private final Map<String, String> names = new HashMap<>();

    KnownSettings() {
        WITHOUT_DEFAULT.forEach(this::add);
        List.of(SandboxIdentities.published().getPropertyNames()).forEach(this::add);
        try {
            for (PropertySource<?> packaged :
                    new YamlPropertySourceLoader().load("known", new ClassPathResource("application.yaml"))) {
                for (String name : ((EnumerablePropertySource<?>) packaged).getPropertyNames()) {
                    add(name);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With the lists that it is in: one may be given empty, or in one piece. */
    private void add(String text) {
        if (!text.startsWith(ASSURE + ".")) {
            // Such as the name of a class, which a level of logging is given for.
            return;
        }
        ConfigurationPropertyName name = ConfigurationPropertyName.of(text);
        names.put(uniform(name), text.replaceAll("\\[\\d+]", ""));
        for (int i = 1; i < name.getNumberOfElements(); i++) {
            if (name.isNumericIndex(i)) {
                names.put(uniform(name.chop(i)), name.chop(i).toString().replaceAll("\\[\\d+]", ""));
            }
        }
    }

    boolean has(ConfigurationPropertyName name) {
        return names.containsKey(uniform(name));
    }

    /** The same of a variable, whose {@code _} may stand for a dash, as in {@code ASSURE_BAC_A_SABLE_COMMANDES}. */
    boolean haveVariable(ConfigurationPropertyName name) {
        String joined = joined(uniform(name));
        return names.keySet().stream().anyMatch(known -> joined(known).equals(joined));
    }

    /** The name that was probably meant. */
    Optional<String> nearest(ConfigurationPropertyName name) {
        String joined = joined(uniform(name));
        String best = null;
        int least = SLIP + 1;
        for (Map.Entry<String, String> known : names.entrySet()) {
            int distance = distance(joined, joined(known.getKey()));
            if (distance < least) {
                least = distance;
                best = known.getValue();
            }
        }
        return Optional.ofNullable(best);
    }

    /** Without dashes, capitals, and the numbers of what is in lists. */
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
