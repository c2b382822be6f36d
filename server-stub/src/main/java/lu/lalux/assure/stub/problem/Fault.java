package lu.lalux.assure.stub.problem;

/**
 * One fault of a request, {@code #/components/schemas/Faute}.
 *
 * @param pointer where it is: a JSON pointer (RFC 6901) into the body, empty for the whole body
 * @param code the contract's code
 * @param detail what is wrong, and what would be right
 */
public record Fault(String pointer, FaultCode code, Message detail) {}
