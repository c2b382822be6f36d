package lu.lalux.assure.conformance.selfcheck.hand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A closed vocabulary of the file: what each word makes of what stands behind it.
 *
 * @param <T> what they make
 */
final class Words<T> {

    private final Map<String, Function<JsonNode, T>> meanings = new LinkedHashMap<>();

    Words<T> word(String word, Function<JsonNode, T> meaning) {
        meanings.put(word, meaning);
        return this;
    }

    /** {@return every word that there is} */
    Set<String> all() {
        return meanings.keySet();
    }

    /** {@return what the words of an object make, in its order} */
    List<T> read(JsonNode object) {
        return object.properties().stream()
                .map(word -> meaning(word.getKey()).apply(word.getValue()))
                .toList();
    }

    private Function<JsonNode, T> meaning(String word) {
        Function<JsonNode, T> meaning = meanings.get(word);
        if (meaning == null) {
            throw new IllegalStateException("No such word: " + word + "; there are " + all());
        }
        return meaning;
    }
}
