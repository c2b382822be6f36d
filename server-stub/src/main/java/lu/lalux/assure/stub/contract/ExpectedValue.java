package lu.lalux.assure.stub.contract;

import java.util.stream.Collectors;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.stub.problem.Message;
import tools.jackson.databind.JsonNode;

/** What would be right for a field, in words. */
final class ExpectedValue {

    private ExpectedValue() {}

    static Message of(Field field) {
        String key = "contract.expected." + suffix(field);
        return switch (field.kind()) {
            case CHOICE ->
                Message.of(
                        key,
                        field.values().stream().map(value -> '"' + value + '"').collect(Collectors.joining(", ")));
            case INTEGER ->
                Message.of(key, field.minimum().orElseThrow(), field.maximum().orElseThrow());
            case TEXT ->
                field.pattern().isPresent()
                        ? Message.of(key, example(field))
                        : Message.of(key, field.minLength(), field.maxLength().orElseThrow());
            case LIST ->
                Message.of(
                        key,
                        field.example()
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining("\", \"", "[\"", "\"]")));
            default -> Message.of(key, example(field));
        };
    }

    private static String suffix(Field field) {
        return switch (field.kind()) {
            case AMOUNT -> "montant";
            case KEY -> "cle";
            case FILE -> "fichier";
            case FILE_NAME -> "nom-de-fichier";
            case DATE -> "date";
            case CHOICE -> "liste";
            case INTEGER -> "entier";
            case BOOLEAN -> "booleen";
            case INSTANT -> "instant";
            case LIST -> "suite";
            case TEXT -> field.pattern().isPresent() ? "forme" : "texte";
        };
    }

    private static String example(Field field) {
        return field.example().asString("");
    }
}
