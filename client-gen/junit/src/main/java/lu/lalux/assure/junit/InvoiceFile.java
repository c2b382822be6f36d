package lu.lalux.assure.junit;

/**
 * A file of an invoice that is to be sent.
 *
 * @param field the contract's field that takes its key
 * @param name of it, accents and spaces included; it is in the folders {@code json} and {@code csv} of its part
 * @param size in bytes
 * @param sha256 of its content, in hexadecimal digits
 */
public record InvoiceFile(String field, String name, long size, String sha256) {}
