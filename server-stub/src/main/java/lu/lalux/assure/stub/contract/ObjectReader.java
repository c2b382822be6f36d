package lu.lalux.assure.stub.contract;

import static lu.lalux.assure.contract.Fault.pointerTo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;
import lu.lalux.assure.contract.Fields;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.tolerance.ToleratedForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one JSON object field by field. Unlike a tree reader it notices a field that is given twice, undoes tolerated
 * forms on the way, never holds more of a string than it takes to judge it, and does not build what is nested, but for
 * a list of texts where the contract has one: an empty object or array stands for it. Of fields that should not be
 * there it keeps some and counts the rest: however long the body, what is held of it is little.
 */
final class ObjectReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** So many decimal digits, whichever they are, fit into 64 bits. */
    private static final int DIGITS_OF_A_LONG = 18;

    /** Beyond every bound of the contract. */
    private static final BigInteger BEYOND = BigInteger.TEN.pow(30);

    /** More than are shown of any faults. */
    private static final int MAX_SUPERFLUOUS = 1_000;

    /** Beyond every list of the contract. */
    private static final int MAX_ELEMENTS = 101;

    private static final int LONGEST_ELEMENT = 2_002;

    private final Fields fields;
    private final Tolerance tolerance;
    private final @Nullable StreamedField streamed;

    private final ObjectNode values = NODES.objectNode();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> misfits = new HashSet<>();
    private final Set<ToleratedForm> tolerated = EnumSet.noneOf(ToleratedForm.class);
    private int superfluous;

    ObjectReader(Fields fields, Tolerance tolerance, @Nullable StreamedField streamed) {
        this.fields = fields;
        this.tolerance = tolerance;
        this.streamed = streamed;
    }

    /** Reads the whole body; afterwards {@link #values()} and {@link #faults()} tell what was in it. */
    void read(JsonParser parser, ParserInput input) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new ProblemException(Problem.of(ProblemType.JSON_ILLISIBLE, Message.of("contract.json.empty")));
        }
        if (first != JsonToken.START_OBJECT) {
            JsonNode other = value(parser, input, first, BoundedText.ENOUGH_TO_QUOTE);
            requireEnd(parser, input);
            throw notAnObject(other);
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            read(name, parser, input);
        }
        requireEnd(parser, input);
    }

    ObjectNode values() {
        return values;
    }

    /** The forms that were undone. */
    Set<ToleratedForm> tolerated() {
        return tolerated;
    }

    List<Fault> faults() {
        return faults;
    }

    /** How many faults there are beyond those that {@link #values()} and {@link #faults()} hold. */
    int uncounted() {
        return Math.max(0, superfluous - MAX_SUPERFLUOUS);
    }

    private void read(String sent, JsonParser parser, ParserInput input) {
        JsonToken token = parser.nextToken();
        String name = tolerance.name(sent, fields);
        if (!name.equals(sent)) {
            tolerated.add(ToleratedForm.T2);
        }
        boolean twice = values.has(name);
        if ((twice || fields.named(name).isEmpty()) && ++superfluous > MAX_SUPERFLUOUS) {
            parser.skipChildren();
            return;
        }
        if (twice) {
            faults.add(new Fault(
                    pointerTo(name), FaultCode.CHAMP_EN_DOUBLE, Message.of("contract.twice", Excerpt.of(name))));
            parser.skipChildren();
            return;
        }
        if (token == JsonToken.VALUE_STRING
                && streamed != null
                && streamed.name().equals(name)) {
            values.set(name, streamed.read(new LongString(parser, input), misfit -> {
                if (misfits.add(name)) {
                    faults.add(new Fault(pointerTo(name), FaultCode.BASE64_INVALIDE, misfit));
                }
            }));
            return;
        }
        Optional<Field> field = fields.named(name);
        if (field.isEmpty()) {
            // That it is there is all that is said of it.
            parser.skipChildren();
            values.set(name, NODES.nullNode());
            return;
        }
        JsonNode value = token == JsonToken.START_ARRAY && field.get().kind() == FieldKind.LIST
                ? list(parser, input)
                : value(parser, input, token, capacity(field.get()));
        JsonNode undone = tolerance.value(value, field.get());
        if (undone != value) {
            tolerated.add(ToleratedForm.T3);
        }
        values.set(name, undone);
    }

    /** Twice as many units as there may be characters, and one more, so that what is cut is still too long. */
    private static int capacity(Field field) {
        return Math.max(BoundedText.ENOUGH_TO_QUOTE, 2 * field.maxLength().orElse(0) + 2);
    }

    /** As many elements as make a list too long, and no more. */
    private static JsonNode list(JsonParser parser, ParserInput input) {
        ArrayNode elements = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (elements.size() < MAX_ELEMENTS) {
                elements.add(value(parser, input, token, LONGEST_ELEMENT));
            } else {
                parser.skipChildren();
            }
        }
        return elements;
    }

    private static JsonNode value(JsonParser parser, ParserInput input, JsonToken token, int capacity) {
        return switch (token) {
            case VALUE_STRING -> {
                BoundedText text = new BoundedText(capacity);
                parser.readString(text);
                if (!text.isWhole()) {
                    throw at(parser, input, "contract.json.half-a-character");
                }
                yield NODES.stringNode(text.toString());
            }
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NULL -> NODES.nullNode();
            case START_OBJECT -> {
                parser.skipChildren();
                yield NODES.objectNode();
            }
            case START_ARRAY -> {
                parser.skipChildren();
                yield NODES.arrayNode();
            }
            default -> throw new IllegalStateException("Not the start of a value: " + token);
        };
    }

    /**
     * A few characters can stand for a number that no memory holds (1e999999999), or that the schema's validator cannot
     * compare with a bound. No field goes so far, so that one number stands for them all.
     */
    private static JsonNode decimal(JsonParser parser) {
        try {
            BigDecimal value = parser.getDecimalValue();
            boolean inLong = (long) value.precision() - value.scale() <= DIGITS_OF_A_LONG;
            if (inLong) {
                return NODES.numberNode(value);
            }
            return NODES.numberNode(value.signum() < 0 ? BEYOND.negate() : BEYOND);
        } catch (NumberFormatException exponentTooBig) {
            return NODES.numberNode(BEYOND);
        }
    }

    private static void requireEnd(JsonParser parser, ParserInput input) {
        if (parser.nextToken() != null) {
            throw at(parser, input, "contract.json.trailing");
        }
    }

    private static ProblemException at(JsonParser parser, ParserInput input, String key) {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new ProblemException(
                Problem.of(ProblemType.JSON_ILLISIBLE, Message.of(key, location.getLineNr(), input.column(location))));
    }

    private static ProblemException notAnObject(JsonNode value) {
        return new ProblemException(Problem.ofFaults(
                ProblemType.CHAMPS_INVALIDES,
                List.of(new Fault(
                        "", FaultCode.TYPE_INVALIDE, Message.of("contract.not-an-object", JsonTypeName.of(value))))));
    }
}
