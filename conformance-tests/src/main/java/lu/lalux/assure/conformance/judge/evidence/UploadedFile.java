package lu.lalux.assure.conformance.judge.evidence;

/**
 * The file that an upload brought.
 *
 * @param name as sent
 * @param size in bytes, once decoded
 * @param sha256 of its bytes, in hexadecimal digits; empty when it is no Base64
 * @param plain whether it is the one Base64 of these bytes: padded, and without a bit to spare that is set
 * @param padded whether it is filled up to four letters
 */
public record UploadedFile(String name, int size, String sha256, boolean plain, boolean padded) {}
