package lu.lalux.assure.conformance.suite.reading;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.contract.Field;
import lu.lalux.assure.conformance.contract.Operation;
import lu.lalux.assure.conformance.exchange.Answer;
import lu.lalux.assure.conformance.exchange.Call;
import lu.lalux.assure.conformance.suite.reading.Members.Member;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A settlement with other names, other types, or in its query. A wrong value keeps its fault: where the same text would
 * also be written for a right one, the request is not written at all.
 */
final class SettlementForm implements Form {

    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final int MOST_DIGITS = 40;
    private static final Pattern BOOLEAN = Pattern.compile("true|false");

    private final Operation operation;
    private final Set<Trait> traits;
    private final Map<String, String> names = new HashMap<>();

    SettlementForm(Operation operation, Set<Trait> traits) {
        this.operation = operation;
        this.traits = Set.copyOf(traits);
        for (Field field : operation.fields()) {
            if (traits.stream().anyMatch(trait -> trait.renames(field))) {
                names.put(field.name(), field.toleratedNames().get(0));
            }
        }
    }

    @Override
    public Call write(Call call) {
        if (call.length() == 0) {
            return call;
        }
        Optional<List<Member>> members = call.isJson() ? Members.of(call.bytes()) : Optional.empty();
        if (!traits.contains(Trait.QUERY)) {
            // What is no JSON object has no fields, and is the same fault in each reading of JSON.
            return members.map(list -> call.body(json(list))).orElse(call);
        }
        String query = query(members.orElseThrow(() -> new UnwritableException(
                "il n'y a pas de corps JSON, qui puisse être faux", "there is no JSON body that could be wrong")));
        // Without a field the address has no question mark: some HTTP clients cannot send an empty query.
        return call.withoutBody().to(query.isEmpty() ? call.uri() : URI.create(call.uri() + "?" + query));
    }

    private byte[] json(List<Member> members) {
        return members.stream()
                .map(member -> string(name(member)) + ":" + literal(member))
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String query(List<Member> members) {
        Set<String> given = new HashSet<>();
        return members.stream()
                .map(member -> {
                    if (!given.add(member.name())) {
                        throw new UnwritableException(
                                "un paramètre n'est pas un membre que JSON permettrait d'écrire deux fois",
                                "a parameter is no member that JSON would let one write twice");
                    }
                    return encode(name(member)) + "=" + encode(parameter(member));
                })
                .collect(Collectors.joining("&"));
    }

    private String name(Member member) {
        if (names.containsValue(member.name())) {
            throw new UnwritableException(
                    "le nom " + member.name() + " est juste", "the name " + member.name() + " is right");
        }
        return names.getOrDefault(member.name(), member.name());
    }

    private String literal(Member member) {
        JsonNode value = member.value();
        Optional<Field> field = operation.field(member.name()).filter(this::retyped);
        if (field.isEmpty()) {
            return value.toString();
        }
        if (field.get().isAmount()) {
            return amount(field.get(), value);
        }
        boolean integer = field.get().type().equals("integer");
        boolean right = integer ? value.isIntegralNumber() : value.isBoolean();
        requireNoRightText(value, integer ? INTEGER : BOOLEAN);
        return right ? string(value.asString()) : value.toString();
    }

    private boolean retyped(Field field) {
        return traits.stream().anyMatch(trait -> trait.retypes(field));
    }

    /** As a number, where the text can be one. A number has no leading zeros, and 1e3 is 1000 there. */
    private static String amount(Field field, JsonNode value) {
        if (value.isNumber()) {
            throw new UnwritableException("un montant en nombre est juste", "an amount as a number is right");
        }
        if (!value.isString()) {
            return value.toString();
        }
        String text = value.stringValue();
        boolean right = isRight(field, text);
        if (!JSON_NUMBER.matcher(text).matches()) {
            if (right) {
                throw new UnwritableException(
                        "un nombre ne s'écrit pas ainsi : " + text, "no number is written so: " + text);
            }
            return value.toString();
        }
        if (!right && isRight(field, plain(text))) {
            throw new UnwritableException(
                    "ce nombre est juste, écrit autrement : " + text,
                    "this number is right, in another writing: " + text);
        }
        return text;
    }

    /** Written out only where it is short enough to be an amount at all. */
    private static String plain(String number) {
        BigDecimal value = new BigDecimal(number).stripTrailingZeros();
        return Math.abs((long) value.scale()) > MOST_DIGITS ? number : value.toPlainString();
    }

    private static boolean isRight(Field field, String amount) {
        return field.pattern().map(pattern -> amount.matches(pattern)).orElse(true);
    }

    /** A query has texts only: what is wrong for being a text, or for being none, cannot be said there. */
    private String parameter(Member member) {
        JsonNode value = member.value();
        String type = operation.field(member.name()).map(Field::type).orElse("");
        if (type.equals("integer") || type.equals("boolean")) {
            requireNoRightText(value, type.equals("integer") ? INTEGER : BOOLEAN);
        }
        boolean otherType = type.equals("string") && !value.isString();
        if (value.isNull() || value.isContainer() || otherType) {
            throw new UnwritableException(
                    "un paramètre de requête est toujours un texte", "a query parameter is always a text");
        }
        return value.asString();
    }

    private static void requireNoRightText(JsonNode value, Pattern right) {
        if (value.isString() && right.matcher(value.stringValue()).matches()) {
            throw new UnwritableException(
                    "cette valeur est juste entre guillemets : " + value.stringValue(),
                    "this value is right in quotes: " + value.stringValue());
        }
    }

    /** A problem's pointers name the contract's fields again. */
    @Override
    public Answer read(Answer answer) {
        if (names.isEmpty() || !(answer.json() instanceof ObjectNode problem) || !problem.has("errors")) {
            return answer;
        }
        ObjectNode named = problem.deepCopy();
        boolean[] changed = {false};
        named.path("errors")
                .forEach(error -> names.forEach((name, other) -> {
                    if (error instanceof ObjectNode fault
                            && fault.path("pointer").asString("").equals("/" + other)) {
                        fault.put("pointer", "/" + name);
                        changed[0] = true;
                    }
                }));
        return changed[0] ? answer.with(named.toString()) : answer;
    }

    private static String string(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
