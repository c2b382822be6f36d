package lu.lalux.assure.conformance.judge.evidence;

/**
 * The file that an upload brought.
 *
 * @param name as sent
 * @param size in bytes, once decoded
 * @param sha256 of its bytes, in hexadecimal digits; empty when it is no Base64
 * @param writing how it is written
 */
public record UploadedFile(String name, int size, String sha256, Writing writing) {

    /** How bytes are written in letters (RFC 4648). */
    public enum Writing {
        /** The one Base64 of these bytes. */
        PLAIN,
        /** A bit is set that belongs to no byte. */
        SPARE_BITS,
        /** Not filled up to four letters. */
        UNPADDED,
        /** Lines end in it. */
        LINES,
        /** A {@code data:} address has it. */
        ADDRESS,
        /** In the alphabet of addresses and file names. */
        URL_SAFE,
        /** No Base64. */
        OTHER
    }
}
