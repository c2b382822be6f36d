package lu.lalux.assure.conformance.register;

import java.util.Optional;

/**
 * One requirement.
 *
 * @param id stable, also across versions of the suite
 * @param level who is held to it
 * @param source clause of the document or of an RFC, decision of the contract
 * @param title what is required; names in braces are filled in by the cases derived from it
 * @param untestable why it cannot be tested from outside, if so
 * @param stateless why a target without state (a mock) cannot meet it, or meets it by chance, if so
 * @param refusal whether its tests send only what must be refused, so that they leave nothing behind
 * @param quote where the contract says it, if that is not what it says of the field or of the response
 */
public record RegisterEntry(
        String id,
        Level level,
        String source,
        Text title,
        Optional<Text> untestable,
        Optional<Text> stateless,
        boolean refusal,
        Optional<Quote> quote) {

    /**
     * What the contract itself says of it.
     *
     * @param place of a description in the contract: {@code operation} for that of the request, {@code info}, or names
     *     from the contract's root, with slashes between them
     * @param words of the paragraph there, in French; empty for the whole
     */
    public record Quote(String place, String words) {}
}
