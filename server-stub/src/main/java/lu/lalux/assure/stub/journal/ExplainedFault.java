package lu.lalux.assure.stub.journal;

import java.util.List;

/**
 * One fault of a refused request.
 *
 * @param pointer where it is, a JSON pointer (RFC 6901) into the body
 * @param code the contract's
 * @param meaning what the contract says of that code
 * @param detail what was said of it in the answer; empty where that is not kept
 * @param clause the section of the insurer's document, or of an RFC, that the field comes from ({@code x-source});
 *     empty for what the contract does not know
 * @param decisions the decisions about that field ({@code x-decision})
 * @param remedy what to do
 * @param page of the documentation, an address on this server
 */
public record ExplainedFault(
        String pointer,
        String code,
        String meaning,
        String detail,
        String clause,
        List<String> decisions,
        String remedy,
        String page) {}
