package lu.lalux.assure.conformance.suite.json;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import tools.jackson.databind.json.JsonMapper;

/** A right request as JSON, whose parts can be written otherwise. */
final class JsonParts {

    /** A part; where there are several of a kind, the first. */
    enum Part {
        WHOLE,
        START,
        END,
        COMMA,
        COLON,
        NAME,
        BOOLEAN(field -> field.type().equals("boolean")),
        /** An amount may come as a number from who reads the document so (T3). */
        NUMBER(field -> field.type().equals("integer"), Field::isAmount),
        CHOICE(field -> !field.values().isEmpty()),
        TEXT(Field::isFileName, Field::isFree),
        FILE(Field::isFile);

        private final List<Predicate<Field>> kinds;

        Part() {
            this.kinds = List.of();
        }

        Part(Predicate<Field> kind) {
            this.kinds = List.of(kind);
        }

        Part(Predicate<Field> kind, Predicate<Field> otherwise) {
            this.kinds = List.of(kind, otherwise);
        }

        private boolean isValue() {
            return !kinds.isEmpty();
        }

        private Optional<Field> of(List<Field> fields) {
            return kinds.stream()
                    .flatMap(kind -> fields.stream().filter(kind).limit(1))
                    .findFirst();
        }
    }

    /** In the file's lines, for what was there. */
    private static final String PLACE = "§";

    /** For all of it as a JSON text. */
    private static final String AS_TEXT = "¤";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<Field> fields;
    private final Map<String, Object> request;

    /**
     * @param operation whose request it is
     * @param request right, with all fields that a change is asked of
     */
    JsonParts(Operation operation, Map<String, Object> request) {
        this.request = request;
        this.fields = operation.fields().stream()
                .filter(field -> request.containsKey(field.name()))
                .filter(field -> operation
                        .settlement()
                        .filter(settlement -> settlement.reference().equals(field.name()))
                        .isEmpty())
                .toList();
    }

    /**
     * @param part that is written otherwise
     * @param written how, with a place for what was there
     * @return the request so; nothing when it has no such part
     */
    Optional<String> with(Part part, String written) {
        if (part == Part.WHOLE) {
            String whole = JSON.writeValueAsString(request);
            return Optional.of(written.replace(PLACE, whole).replace(AS_TEXT, JSON.writeValueAsString(whole)));
        }
        if (!part.isValue()) {
            return Optional.of(write(new EnumMap<>(Map.of(part, written)), "", ""));
        }
        return part.of(fields).map(field -> write(Map.of(), field.name(), written));
    }

    private String write(Map<Part, String> others, String changed, String written) {
        List<String> members = new ArrayList<>();
        request.forEach((name, value) -> {
            boolean first = members.isEmpty();
            String spelt = first && others.containsKey(Part.NAME)
                    ? others.get(Part.NAME).replace(PLACE, name)
                    : JSON.writeValueAsString(name);
            String colon = first ? others.getOrDefault(Part.COLON, ":") : ":";
            members.add(
                    spelt + colon + (name.equals(changed) ? changed(written, value) : JSON.writeValueAsString(value)));
        });
        String rest = members.stream().skip(1).collect(Collectors.joining(","));
        return others.getOrDefault(Part.START, "{")
                + members.get(0)
                + others.getOrDefault(Part.COMMA, ",")
                + rest
                + others.getOrDefault(Part.END, "}");
    }

    private static String changed(String written, Object value) {
        return written.replace(PLACE, String.valueOf(value));
    }
}
