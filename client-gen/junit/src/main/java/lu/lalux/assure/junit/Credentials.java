package lu.lalux.assure.junit;

/**
 * By what a back end, or a person, is known.
 *
 * @param identifier the {@code client_id}, or the person's name
 * @param secret the {@code client_secret}, or the password
 */
public record Credentials(String identifier, String secret) {

    /** {@return the identifier alone: this text ends in reports} */
    @Override
    public String toString() {
        return identifier;
    }
}
