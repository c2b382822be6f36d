package lu.lalux.assure.client;

import java.util.regex.Pattern;

/** Bearer tokens (RFC 6750): what one may look like, so that none of them can make a header of its own. */
final class Bearer {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private Bearer() {}

    /** Section 2.1, {@code b64token}. */
    static boolean isToken(String token) {
        return token != null && TOKEN.matcher(token).matches();
    }

    static boolean isType(String type) {
        return "bearer".equalsIgnoreCase(type);
    }

    static String authorization(String token) {
        return "Bearer " + token;
    }
}
