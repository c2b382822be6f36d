package lu.lalux.assure.stub.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Code;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.journal.store.TakenExchange;
import lu.lalux.assure.stub.problem.Language;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Explains refusals by what the contract says: where what was asked for comes from, what to do, and where to read more.
 */
@Component
public final class Explanations {

    private static final Map<Language, String> ERRORS =
            Map.of(Language.FR, "/erreurs.html", Language.EN, "/en/errors.html");

    /** Of RFC 6749, which have no problem type. */
    private static final Map<Language, String> TOKEN_ERRORS =
            Map.of(Language.FR, "/jeton.html#si-cela-échoue", Language.EN, "/en/token.html#if-it-fails");

    private final Contract contract;
    private final Map<String, JsonNode> problems = new HashMap<>();
    private final Map<String, Code> codes;
    private final Map<String, Operation> operations;

    Explanations(Contract contract) {
        this.contract = contract;
        contract.at("/x-problemes")
                .forEach(problem -> problems.put(problem.required("type").asString(), problem));
        this.codes =
                contract.codes().all().stream().collect(Collectors.toUnmodifiableMap(Code::code, Function.identity()));
        this.operations = contract.operations().stream()
                .collect(Collectors.toUnmodifiableMap(Operation::id, Function.identity()));
    }

    /** Nothing for what was not refused, or was refused without words. */
    public Optional<ExplainedRefusal> of(TakenExchange exchange, Language language) {
        String answer = exchange.answer().body();
        if (exchange.status() < 400 || answer == null || answer.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode body = JsonMapper.shared().readTree(answer);
            return body.has("type")
                    ? Optional.of(problem(body, exchange, language))
                    : Optional.of(body.path("error"))
                            .filter(JsonNode::isString)
                            .map(error -> tokenError(error.stringValue(), body, exchange, language));
        } catch (JacksonException page) {
            return Optional.empty();
        }
    }

    private ExplainedRefusal problem(JsonNode body, TakenExchange exchange, Language language) {
        String type = body.path("type").asString("");
        JsonNode known = problems.getOrDefault(type, JsonMapper.shared().createObjectNode());
        String remedy = known.path("remede").path(language.tag()).asString("");
        List<ExplainedFault> faults = body.path("errors")
                .valueStream()
                .map(fault -> fault(fault, exchange, remedy, language))
                .toList();
        return new ExplainedRefusal(
                type,
                known.path(language.tag()).asString(""),
                clause(exchange),
                remedy,
                ERRORS.get(language) + '#' + type.substring(type.lastIndexOf(':') + 1),
                faults);
    }

    private ExplainedRefusal tokenError(String error, JsonNode body, TakenExchange exchange, Language language) {
        return new ExplainedRefusal(
                error,
                body.path("error_description").asString(""),
                clause(exchange),
                "",
                TOKEN_ERRORS.get(language),
                List.of());
    }

    private ExplainedFault fault(JsonNode fault, TakenExchange exchange, String remedy, Language language) {
        String code = fault.path("code").asString("");
        String pointer = fault.path("pointer").asString("");
        Optional<JsonNode> field = field(exchange, pointer).map(Field::property);
        return new ExplainedFault(
                pointer,
                code,
                codes.containsKey(code) ? codes.get(code).texts().getOrDefault(language.tag(), "") : "",
                fault.path("detail").asString(""),
                field.map(property -> property.path("x-source").asString("")).orElse(""),
                field.map(Explanations::decisions).orElse(List.of()),
                remedy,
                ERRORS.get(language) + '#' + code);
    }

    private static List<String> decisions(JsonNode property) {
        JsonNode decision = property.path("x-decision");
        return decision.isString()
                ? List.of(decision.stringValue())
                : decision.valueStream().map(JsonNode::asString).toList();
    }

    private String clause(TakenExchange exchange) {
        return Optional.ofNullable(operations.get(exchange.operation()))
                .map(operation -> operation.node().path("x-source").asString(""))
                .orElse("");
    }

    /** The field that a pointer names, by one of its names. */
    private Optional<Field> field(TakenExchange exchange, String pointer) {
        Operation operation = operations.get(exchange.operation());
        if (operation == null || pointer.length() < 2) {
            return Optional.empty();
        }
        String name = pointer.substring(1).replace("~1", "/").replace("~0", "~");
        return operation.requestSchema("application/json").stream()
                .flatMap(schema -> contract.fields(schema).all().stream())
                .filter(field -> Stream.concat(Stream.of(field.name()), field.otherNames().stream())
                        .anyMatch(name::equals))
                .findFirst();
    }
}
