package lu.lalux.assure.conformance.exchange;

/**
 * A header field.
 *
 * @param name as written
 * @param value as written
 */
public record Header(String name, String value) {}
