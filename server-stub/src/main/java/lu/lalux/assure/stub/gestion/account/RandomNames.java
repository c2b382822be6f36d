package lu.lalux.assure.stub.gestion.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Identifiers that nobody chooses: small letters and digits, but for those that are taken for one another. */
final class RandomNames {

    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomNames() {}

    /** One of twelve characters: 59 bits. */
    static String next() {
        return RANDOM.ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(i -> String.valueOf(CHARACTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
