package lu.lalux.assure.conformance.selfcheck.model.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a careless server takes for {@code Authorization: Bearer} and a token (RFC 6750 section 2.1). */
public enum HeaderLiberty {
    FIRST_WORD,
    LAST_WORD,
    GLUED,
    COLON,
    EQUALS_SIGN,
    QUOTED,
    NAMED,
    ENCODED;

    private static final String SCHEME = "Bearer";

    /** {@return the name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what is taken for the token} */
    String token(String header) {
        return switch (this) {
            case FIRST_WORD -> header.replaceFirst("^" + SCHEME + " (\\S+) .*", "$1");
            case LAST_WORD -> header.replaceFirst("^" + SCHEME + " .* (\\S+)$", "$1");
            case GLUED -> header.replaceFirst("^" + SCHEME, "");
            case COLON -> header.replaceFirst("^" + SCHEME + ": *", "");
            case EQUALS_SIGN -> header.replaceFirst("^" + SCHEME + "=", "");
            case QUOTED -> header.replaceFirst("^" + SCHEME + " \"(.*)\"$", "$1");
            case NAMED -> header.replaceFirst("^" + SCHEME + " \\w+=", "");
            case ENCODED -> decoded(header.replaceFirst("^" + SCHEME + " ", ""));
        };
    }

    private static String decoded(String text) {
        try {
            return text.contains("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
