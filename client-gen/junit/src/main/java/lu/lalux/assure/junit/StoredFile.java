package lu.lalux.assure.junit;

/**
 * A file that a settlement names.
 *
 * @param field the contract's field that has its key
 * @param key of it
 * @param name under which it was uploaded
 * @param size in bytes
 * @param sha256 of its content, in hexadecimal digits
 */
public record StoredFile(String field, String key, String name, long size, String sha256) {

    @Override
    public String toString() {
        return field + " : " + name + ", " + size + " octets, SHA-256 " + sha256;
    }
}
