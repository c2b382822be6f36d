package lu.lalux.assure.conformance.selfcheck.model.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a careless server does not look at when it reads the scopes that are asked for (RFC 6749 section 3.3). */
public enum ScopeLiberty {
    ANY_CASE,
    ANY_ACCENTS,
    SLASH_AT_END,
    NO_SLASH,
    SLASHES_AS_ONE,
    BEGINNING,
    LENGTHENED,
    PART,
    SQL_PATTERN,
    STAR,
    DOTS,
    DECODED_AGAIN,
    ANY_SPACES,
    COMMAS,
    SEMICOLONS,
    BARS,
    PLUSES,
    ANY_BLANK;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** {@return the name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return the names in the parameter} */
    List<String> split(String asked) {
        return Arrays.asList(
                switch (this) {
                    case ANY_SPACES -> asked.strip().split(" +");
                    case COMMAS -> asked.split("[ ,]+");
                    case SEMICOLONS -> asked.split("[ ;]+");
                    case BARS -> asked.split("[ |]+");
                    case PLUSES -> asked.split("[ +]+");
                    case ANY_BLANK -> asked.split("[\\s\\u00A0]+");
                    case DECODED_AGAIN -> decoded(asked).split(" ");
                    default -> asked.split(" ");
                });
    }

    /** {@return whether one name is taken for this scope} */
    boolean sees(String name, String scope) {
        return switch (this) {
            case ANY_CASE -> name.equalsIgnoreCase(scope);
            case ANY_ACCENTS ->
                ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                        .replaceAll("")
                        .equals(scope);
            case SLASH_AT_END -> name.equals(scope + "/");
            case NO_SLASH -> ("/" + name).equals(scope);
            case SLASHES_AS_ONE -> name.replaceAll("/+", "/").equals(scope);
            case BEGINNING -> name.length() > 1 && scope.startsWith(name);
            case LENGTHENED -> name.startsWith(scope);
            case PART -> name.length() > 1 && scope.contains(name);
            case SQL_PATTERN ->
                scope.matches(Pattern.quote(name).replace("_", "\\E.\\Q").replace("%", "\\E.*\\Q"));
            case STAR -> scope.matches(Pattern.quote(name).replace("*", "\\E.*\\Q"));
            case DOTS ->
                name.replaceAll("/[^/]+/\\.\\.(?=/)", "").replace("/.", "").equals(scope);
            default -> name.equals(scope);
        };
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
