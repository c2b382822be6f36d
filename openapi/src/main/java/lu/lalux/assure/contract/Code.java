package lu.lalux.assure.contract;

import java.util.Map;

/**
 * A code of {@code errors[].code}, as {@code x-codes} lists it.
 *
 * @param code the code
 * @param status the HTTP status of a refusal for this reason
 * @param texts what it means, by language ({@code fr}, {@code en})
 */
public record Code(String code, int status, Map<String, String> texts) {

    /**
     * A code of these facts.
     *
     * @param code see the record
     * @param status see the record
     * @param texts see the record
     */
    public Code {
        texts = Map.copyOf(texts);
    }
}
