package lu.lalux.assure.stub.document;

/**
 * A file that was uploaded, told without its content.
 *
 * @param name as it was sent
 * @param size in bytes
 * @param sha256 in hexadecimal digits
 */
public record KeptFile(String name, long size, String sha256) {}
