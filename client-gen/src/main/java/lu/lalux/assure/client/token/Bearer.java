package lu.lalux.assure.client.token;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bearer tokens (RFC 6750): which characters one may have, so that a token cannot add a header of its own. */
public final class Bearer {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private Bearer() {}

    /** Section 2.1, {@code b64token}. */
    public static boolean isToken(@Nullable String token) {
        return token != null && TOKEN.matcher(token).matches();
    }

    /** Section 4, whatever its case (RFC 6749, section 5.1). */
    public static boolean isType(@Nullable String type) {
        return "bearer".equalsIgnoreCase(type);
    }

    /** The header's value (section 2.1). */
    public static String authorization(String token) {
        return "Bearer " + token;
    }
}
