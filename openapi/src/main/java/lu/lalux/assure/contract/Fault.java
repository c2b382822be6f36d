package lu.lalux.assure.contract;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing that is wrong with a request, in no language.
 *
 * @param pointer where it is: a JSON pointer (RFC 6901) into the body, empty for the whole body
 * @param code the contract's code, of {@code x-codes}
 * @param field the field's name as it was sent, or as the contract calls one that is missing; empty for the whole body
 * @param keyword the keyword of JSON Schema that was broken, such as {@code required}, {@code additionalProperties} or
 *     {@code pattern}; {@code not} for a rule between fields
 * @param value what was given; null where nothing was
 */
public record Fault(
        String pointer,
        String code,
        String field,
        String keyword,
        @Nullable JsonNode value) {

    /**
     * The pointer to a field.
     *
     * @param field its name
     * @return a JSON pointer into the body
     */
    public static String pointerTo(String field) {
        return "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
