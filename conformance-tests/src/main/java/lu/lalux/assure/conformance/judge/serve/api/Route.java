package lu.lalux.assure.conformance.judge.serve.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.juge.api.JugeApi;

/**
 * An operation of the generated interface and where it is, as its annotations say.
 *
 * @param verb of HTTP
 * @param pattern of the path
 * @param names of what stands in the path
 * @param operation of the interface
 * @param mediaType of an answer that is no problem
 */
record Route(String verb, Pattern pattern, List<String> names, Method operation, String mediaType) {

    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");
    private static final List<Class<? extends Annotation>> VERBS =
            List.of(GET.class, PUT.class, POST.class, DELETE.class);

    static List<Route> all() {
        return Arrays.stream(JugeApi.class.getMethods()).map(Route::of).toList();
    }

    private static Route of(Method operation) {
        String path = JugeApi.class.getAnnotation(Path.class).value()
                + operation.getAnnotation(Path.class).value();
        List<String> names = new ArrayList<>();
        StringBuilder pattern = new StringBuilder();
        Matcher place = PLACE.matcher(path);
        int end = 0;
        while (place.find()) {
            pattern.append(Pattern.quote(path.substring(end, place.start()))).append("([^/]+)");
            names.add(place.group(1));
            end = place.end();
        }
        pattern.append(Pattern.quote(path.substring(end)));
        String verb = VERBS.stream()
                .filter(operation::isAnnotationPresent)
                .map(Class::getSimpleName)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no verb: " + operation.getName()));
        return new Route(
                verb,
                Pattern.compile(pattern.toString()),
                names,
                operation,
                operation.getAnnotation(Produces.class).value()[0]);
    }

    /** {@return what stands in a path's places; nothing when the path is another's} */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }
}
