package lu.lalux.assure.conformance.judge.serve.api;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import lu.lalux.assure.conformance.model.rules.Rules;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request says, asked for as the generated table of routes does, and refused where it is said wrongly. */
public final class Arguments {

    private final Matcher places;
    private final Map<String, List<String>> query;
    private final Supplier<JsonNode> body;

    Arguments(Matcher places, Map<String, List<String>> query, Supplier<JsonNode> body) {
        this.places = places;
        this.query = query;
        this.body = body;
    }

    /** {@return what stands in a place of the path} */
    public <T> T inPath(String name, Class<T> type) {
        return converted(name, places.group(name), type);
    }

    /** {@return a parameter's value; null where it is not given} */
    public <T> T inQuery(String name, Class<T> type) {
        List<String> given = query.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw RefusedException.faults(List.of(new Rules.Fault("/" + name, "champ-en-double")));
        }
        return given.isEmpty() ? null : converted(name, given.get(0), type);
    }

    /** {@return the body} */
    public <T> T body(Class<T> type) {
        return JsonMapper.shared().convertValue(body.get(), type);
    }

    private static <T> T converted(String name, String text, Class<T> type) {
        try {
            return JsonMapper.shared().convertValue(text, type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw RefusedException.faults(
                    List.of(new Rules.Fault("/" + name, type.isEnum() ? "valeur-hors-liste" : "type-invalide")));
        }
    }
}
