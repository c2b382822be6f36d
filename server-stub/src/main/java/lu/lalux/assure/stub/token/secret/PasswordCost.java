package lu.lalux.assure.stub.token.secret;

/**
 * How dear the hash of a password is: whoever guesses pays that for each guess.
 *
 * @param value bcrypt's logarithm of how often it is repeated, 4 to 15
 */
public record PasswordCost(int value) {

    /** Of a new hash. */
    public static final PasswordCost USUAL = new PasswordCost(10);
}
