package lu.lalux.assure.conformance.contract;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which codes the contract gives to what is wrong with a request (D16): its schema says what is wrong, {@code x-codes}
 * which code that has ({@code contrainte}), {@code x-code} and {@code x-regle} which code a pattern and a rule have.
 */
public final class FaultCodes {

    /** From here on, what is written with an exponent has no fraction. */
    private static final double HUGE = Long.MAX_VALUE;

    /** One member of each name, which no schema can ask for. */
    private static final String ONE_OF_EACH_NAME = "unicite";

    private static final String EMPTY = "minLength";

    private final Schemas schemas;
    private final Map<String, String> byConstraint = new HashMap<>();

    FaultCodes(JsonNode codes, Schemas schemas) {
        this.schemas = schemas;
        for (JsonNode entry : codes) {
            entry.path("contrainte")
                    .forEach(constraint -> byConstraint.put(
                            constraint.asString(), entry.path("code").asString()));
        }
    }

    /** {@return the code of a field that is given twice} */
    public String ofRepetition() {
        return of(ONE_OF_EACH_NAME);
    }

    private String of(String constraint) {
        return Optional.ofNullable(byConstraint.get(constraint))
                .orElseThrow(() -> new IllegalStateException("No code of x-codes is that of " + constraint));
    }

    /**
     * @param operation with a JSON body
     * @param body of a request to it, an object
     * @param pointer of a fault that the request is said to have
     * @return the codes that are right there; several where several things are wrong, and then any of them will do;
     *     none where the contract finds nothing wrong, or gives no code
     */
    public Set<String> at(Operation operation, JsonNode body, String pointer) {
        String name = pointer.replaceFirst("^/", "").replace("~1", "/").replace("~0", "~");
        Set<String> codes = new TreeSet<>();
        for (Schemas.Misfit misfit : schemas.misfits(operation.requestSchema(), body)) {
            if (misfit.field().equals(name)) {
                codes.add(code(operation, misfit.keyword(), name, body.path(name)));
            }
        }
        operation.field(name).ifPresent(field -> content(field, body.path(name), codes));
        operation.incompatibilities().stream()
                .filter(rule -> rule.field().equals(name) && rule.isBrokenBy(body))
                .forEach(rule -> codes.add(rule.id()));
        return codes;
    }

    /**
     * @param operation with a JSON body
     * @param body of a request to it, an object
     * @return where the contract finds something wrong with it, as JSON pointers (RFC 6901)
     */
    public Set<String> pointers(Operation operation, JsonNode body) {
        Set<String> names = new LinkedHashSet<>();
        schemas.misfits(operation.requestSchema(), body).stream()
                // A rule of several fields, which is of one of them below.
                .filter(misfit -> !misfit.keyword().equals("not"))
                .forEach(misfit -> names.add(misfit.field()));
        operation.fields().stream()
                .filter(field -> isNoFile(field, body.path(field.name())))
                .forEach(field -> names.add(field.name()));
        operation.incompatibilities().stream()
                .filter(rule -> rule.isBrokenBy(body))
                .forEach(rule -> names.add(rule.field()));
        return names.stream()
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isNoFile(Field field, JsonNode value) {
        return field.isFile() && value.isString() && !Base64Text.isRight(value.stringValue());
    }

    private String code(Operation operation, String keyword, String name, JsonNode value) {
        Optional<Field> field = operation.field(name);
        if (field.isPresent() && value.isNull()) {
            // "Le champ obligatoire manque ou est nul"; one that need not be there is of no type.
            return of(field.get().required() ? "required" : "type");
        }
        return switch (keyword) {
            case "pattern" -> field.orElseThrow().misfit();
            case "format" -> of(field.orElseThrow().format());
            case "maximum", "minimum", "required", "additionalProperties", "type", "enum", "minLength", "maxLength" ->
                of(keyword);
            default -> throw new IllegalStateException("No code of x-codes is known for " + keyword + " of " + name);
        };
    }

    /**
     * What no validator reports: the format {@code byte}, which it need not check; an empty text, which is a fault
     * beside any other; and a number that is no amount, for whoever takes those that are one (T3), or no integer.
     */
    private void content(Field field, JsonNode value, Set<String> codes) {
        if (isNoFile(field, value)) {
            codes.add(of(field.format()));
        }
        if (!codes.isEmpty() && value.isString() && isEmpty(field, value.stringValue())) {
            codes.add(of(EMPTY));
        }
        if (!codes.isEmpty() && field.isAmount() && value.isNumber()) {
            codes.add(field.misfit());
        }
        // 2e0 may be read as 2 (info.description): so may 1e400, which is then too much.
        if (!codes.isEmpty() && field.type().equals("integer") && value.isDouble() && value.doubleValue() >= HUGE) {
            codes.add(of("maximum"));
        }
    }

    /** {@return whether nothing is there: nor is it for whoever ignores the line breaks of Base64, as D23 lets a server} */
    private static boolean isEmpty(Field field, String text) {
        return text.isEmpty() || field.isFile() && text.matches("[\\r\\n]+");
    }

    /** {@return the codes that are told with a status} */
    static List<String> withStatus(JsonNode codes, int status) {
        return codes.valueStream()
                .filter(entry -> entry.path("status").asInt() == status)
                .map(entry -> entry.path("code").asString())
                .toList();
    }
}
