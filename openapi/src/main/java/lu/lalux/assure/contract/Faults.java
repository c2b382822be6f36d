package lu.lalux.assure.contract;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Puts the schema validator's errors into the contract's codes: one fault a field, the gravest, in the schema's order.
 */
final class Faults {

    private static final String MISSING = "champ-obligatoire";
    private static final String UNKNOWN = "champ-inconnu";
    private static final String TYPE = "type-invalide";
    private static final String EMPTY = "valeur-vide";
    private static final String TOO_LONG = "valeur-trop-longue";
    private static final String OUT_OF_BOUNDS = "valeur-hors-bornes";
    private static final String NOT_LISTED = "valeur-hors-liste";

    /** What may constrain a field of a request: for each of them there is a code. */
    private static final Set<String> CONSTRAINTS =
            Set.of("type", "format", "enum", "pattern", "minLength", "maxLength", "minimum", "maximum");

    /** What may constrain a list: for all of it, its texts included, there is one code. */
    private static final Set<String> OF_LISTS = Set.of("items", "minItems", "maxItems", "uniqueItems");

    private static final Set<String> ANNOTATIONS =
            Set.of("description", "title", "example", "allOf", "$ref", "default");

    /** A hint for whoever shows the field, which constrains nothing (OpenAPI 3.0.3, data types). */
    private static final String HIDDEN = "password";

    private final Contract contract;
    private final Fields fields;

    Faults(Contract contract, Fields fields) {
        this.contract = contract;
        this.fields = fields;
        List.of(MISSING, UNKNOWN, TYPE, EMPTY, TOO_LONG, OUT_OF_BOUNDS, NOT_LISTED)
                .forEach(contract.codes()::get);
        fields.all().forEach(this::requireCodes);
    }

    /** A constraint without a code is found now, and not when a request breaks it. */
    private void requireCodes(Field field) {
        JsonNode schema = field.schema();
        schema.propertyNames().stream()
                .filter(keyword -> !keyword.startsWith("x-")
                        && !CONSTRAINTS.contains(keyword)
                        && !ANNOTATIONS.contains(keyword)
                        && !(field.kind() == FieldKind.LIST && OF_LISTS.contains(keyword)))
                .findFirst()
                .ifPresent(keyword -> {
                    throw without(keyword, field);
                });
        if (field.minLength() > 1) {
            throw without("minLength above 1", field);
        }
        boolean formed = field.pattern().isPresent()
                || !field.format().isEmpty()
                        && !field.format().equals(HIDDEN)
                        && field.type().equals("string");
        if (formed && field.misfit().isEmpty()) {
            throw without("pattern or format", field);
        }
        field.misfit().ifPresent(contract.codes()::get);
    }

    private IllegalStateException without(String keyword, Field field) {
        return new IllegalStateException(
                "No code of x-codes is known for %s of %s/%s".formatted(keyword, fields.schema(), field));
    }

    List<Fault> of(Collection<Error> errors, JsonNode body) {
        Map<String, Fault> byPointer = new LinkedHashMap<>();
        for (Error error : errors) {
            Fault fault = of(error, body);
            byPointer.merge(fault.pointer(), fault, this::graver);
        }
        List<Fault> all = new ArrayList<>(byPointer.values());
        all.sort(Comparator.comparingInt(fault -> fields.order(fault.field())));
        return all;
    }

    /** The first of {@code x-codes} that applies: missing, then type, empty, too long, and only then the content. */
    private Fault graver(Fault one, Fault other) {
        Codes codes = contract.codes();
        return codes.rank(one.code()) <= codes.rank(other.code()) ? one : other;
    }

    private Fault of(Error error, JsonNode body) {
        return switch (error.getKeyword()) {
            case "required" -> fault(error.getProperty(), MISSING, error, body);
            case "additionalProperties" -> fault(error.getProperty(), UNKNOWN, error, body);
            case "not" -> rule(error, body);
            default -> misfit(error, body);
        };
    }

    /**
     * A condition, {@code allOf: [{x-regle: …, not: {required: […]}}]}: its fault is at the last field that it names.
     */
    private Fault rule(Error error, JsonNode body) {
        var fragment = error.getSchemaLocation().getFragment();
        JsonNode required = contract.at(fragment.toString()).required("required");
        String rule =
                contract.at(fragment.getParent().toString()).required("x-regle").asString();
        return fault(
                required.get(required.size() - 1).asString(),
                contract.codes().get(rule).code(),
                error,
                body);
    }

    private Fault misfit(Error error, JsonNode body) {
        if (error.getInstanceLocation().getNameCount() == 0) {
            return new Fault("", TYPE, "", error.getKeyword(), body);
        }
        String name = error.getInstanceLocation().getName(0);
        Field field = fields.get(name);
        boolean inList = error.getInstanceLocation().getNameCount() > 1;
        String code = inList
                ? field.misfit().orElseThrow(() -> without(error.getKeyword(), field))
                : code(error.getKeyword(), field, body.get(name));
        return fault(name, code, error, body);
    }

    private String code(String keyword, Field field, JsonNode value) {
        if (value.isNull() && field.required()) {
            return MISSING;
        }
        if (keyword.equals("type")) {
            return TYPE;
        }
        if (value.isString() && value.stringValue().isEmpty()) {
            return EMPTY;
        }
        return switch (keyword) {
            case "maxLength" -> TOO_LONG;
            case "minimum", "maximum" -> OUT_OF_BOUNDS;
            case "enum" -> NOT_LISTED;
            default -> field.misfit().orElseThrow(() -> without(keyword, field));
        };
    }

    private static Fault fault(String field, String code, Error error, JsonNode body) {
        return new Fault(Fault.pointerTo(field), code, field, error.getKeyword(), body.get(field));
    }
}
