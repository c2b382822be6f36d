package lu.lalux.assure.cli.reading.table;

import java.util.Locale;
import java.util.stream.Collectors;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Field;

/**
 * What a cell of a table may hold, in the words of the person who fills it in: not the contract's form of a value, but
 * all forms that are accepted in its place.
 */
public final class CellShape {

    private CellShape() {}

    /**
     * @param field that the cell is for
     * @return what it may hold; of a list of values, each with its meaning
     */
    public static String of(Field field, Texts texts) {
        return switch (field.kind()) {
            case INTEGER ->
                texts.say(
                        "shape.integer",
                        field.minimum().orElseThrow(),
                        field.maximum().orElseThrow());
            case CHOICE ->
                field.values().stream()
                        .map(value -> meaning(field, value, texts))
                        .collect(Collectors.joining(texts.say("template.or")));
            case TEXT -> texts.say("shape.text", field.maxLength().orElseThrow());
            case AMOUNT, DATE, BOOLEAN, KEY ->
                texts.say("shape." + field.kind().name().toLowerCase(Locale.ROOT));
            default -> field.type();
        };
    }

    private static String meaning(Field field, String value, Texts texts) {
        String key = "value." + field.component() + "." + value;
        return texts.bundle().containsKey(key) ? texts.say("shape.value", value, texts.say(key)) : value;
    }
}
