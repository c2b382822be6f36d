package lu.lalux.assure.stub.problem;

import java.util.List;
import java.util.stream.Stream;

/**
 * A text that is put into words only when the reader's language is known.
 *
 * @param key the key in the message bundles ({@code messages/*_fr.properties} and {@code _en})
 * @param arguments what fills {@code {0}}, {@code {1}} …: texts, so that a number never gets a thousands separator, or
 *     messages to be put into the same language
 */
public record Message(String key, List<Object> arguments) {

    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(
                key,
                Stream.of(arguments)
                        .map(argument -> argument instanceof Message ? argument : String.valueOf(argument))
                        .toList());
    }
}
