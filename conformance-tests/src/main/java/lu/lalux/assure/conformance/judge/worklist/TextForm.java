package lu.lalux.assure.conformance.judge.worklist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What {@code juge.yaml} lets be said of a software in words of its maker's: wherever they are typed, they are held to
 * that.
 *
 * @param pattern that they match as a whole
 * @param longest in characters
 */
public record TextForm(String pattern, int longest) {

    private static final String RESOURCE = "/lu/lalux/assure/openapi/juge.yaml";
    private static final String REFERENCE = "$ref";

    /**
     * @param property of {@code Logiciel}
     * @return its form
     */
    public static TextForm of(String property) {
        JsonNode contract = contract();
        List<JsonNode> schemas = new ArrayList<>();
        JsonNode own = contract.at("/components/schemas/Logiciel/properties").path(property);
        schemas.add(own);
        own.path("allOf")
                .forEach(part ->
                        schemas.add(contract.at(part.path(REFERENCE).asString().substring(1))));
        return new TextForm(
                schemas.stream()
                        .map(schema -> schema.path("pattern").asString(""))
                        .filter(pattern -> !pattern.isEmpty())
                        .findFirst()
                        .orElseThrow(),
                schemas.stream()
                        .filter(schema -> schema.has("maxLength"))
                        .mapToInt(schema -> schema.path("maxLength").asInt())
                        .min()
                        .orElseThrow());
    }

    /**
     * @param text that was typed
     * @return whether it may be said
     */
    public boolean allows(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= longest && Pattern.matches(pattern, text);
    }

    private static JsonNode contract() {
        try (InputStream resource = TextForm.class.getResourceAsStream(RESOURCE)) {
            return new YAMLMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
