package lu.lalux.assure.conformance.judge.serve.api;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.juge.api.JugeApi;

/**
 * Where an operation is, and how it is called: a row of the table that is generated from {@code juge.yaml}.
 *
 * @param verb of HTTP
 * @param path with its places in braces
 * @param status of an answer that is no problem
 * @param mediaType of such an answer
 * @param operation called with what a request says
 */
public record Route(
        String verb, String path, int status, String mediaType, BiFunction<JugeApi, Arguments, Object> operation) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** {@return what stands in the places of a path, by their names; nothing when the path is another's} */
    Optional<Matcher> match(String asked) {
        String pattern = "\\Q" + PLACE.matcher(path).replaceAll("\\\\E(?<$1>[^/]+)\\\\Q") + "\\E";
        return Optional.of(Pattern.compile(pattern).matcher(asked)).filter(Matcher::matches);
    }
}
