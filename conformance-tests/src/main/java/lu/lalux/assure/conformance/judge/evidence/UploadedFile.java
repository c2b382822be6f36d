package lu.lalux.assure.conformance.judge.evidence;

/**
 * The file that an upload brought.
 *
 * @param name as sent
 * @param size in bytes, once decoded
 * @param sha256 of its bytes, in hexadecimal digits; empty when it is no Base64
 */
public record UploadedFile(String name, int size, String sha256) {}
