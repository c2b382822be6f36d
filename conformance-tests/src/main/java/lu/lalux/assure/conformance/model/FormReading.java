package lu.lalux.assure.conformance.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads parameters as a form is read (WHATWG URL, section 5.1): {@code +} and {@code %20} are a space, and names are
 * decoded too.
 */
public class FormReading {

    /**
     * @param asked a request
     * @return the parameters behind its path
     */
    public final Map<String, List<String>> query(Request asked) {
        return parameters(asked.path(), asked.uri().getRawQuery());
    }

    /**
     * @param asked a request
     * @return the parameters in its body; none when that is no form
     */
    public final Map<String, List<String>> form(Request asked) {
        return asked.isForm() ? parameters(asked.path(), new String(asked.body(), StandardCharsets.UTF_8)) : Map.of();
    }

    /**
     * @param path of the operation
     * @param encoded its parameters as they were sent; null when there are none
     * @return by name, in the order in which they were sent
     */
    protected Map<String, List<String>> parameters(String path, String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&")) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(name(path, parts[0]), name -> new ArrayList<>())
                        .add(parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    /** {@return a parameter's name} */
    protected String name(String path, String encoded) {
        return decode(encoded);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
