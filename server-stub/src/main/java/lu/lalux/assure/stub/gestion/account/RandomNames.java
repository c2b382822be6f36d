package lu.lalux.assure.stub.gestion.account;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Random identifiers of small letters and digits, without those that look alike. */
public final class RandomNames {

    private static final String CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomNames() {}

    /** One of twelve characters: 59 bits. */
    public static String next() {
        return RANDOM.ints(LENGTH, 0, CHARACTERS.length())
                .mapToObj(i -> String.valueOf(CHARACTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
