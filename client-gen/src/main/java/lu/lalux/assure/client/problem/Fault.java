package lu.lalux.assure.client.problem;

/**
 * One thing that is wrong with a request (contract, schema {@code Faute}).
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the request's body, empty for the whole body
 * @param code what: a stable code of the contract's {@code x-codes}, such as {@code montant-invalide}
 * @param detail the same for a person, in the language that was asked for
 */
public record Fault(String pointer, String code, String detail) {}
