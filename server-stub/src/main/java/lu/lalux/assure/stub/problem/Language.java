package lu.lalux.assure.stub.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of the contract's texts; French unless the client prefers English ({@code info.description}). */
public enum Language {
    FR(Locale.FRENCH),
    EN(Locale.ENGLISH);

    private static final List<String> TAGS = List.of("fr", "en");
    private static final int MAX_HEADER = 512;

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The language tag, as in {@code Content-Language}. */
    public String tag() {
        return locale.getLanguage();
    }

    /**
     * The better of the two for an {@code Accept-Language} header (RFC 4647, section 3.4), which may be wrong or
     * absent.
     */
    public static Language accepted(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > MAX_HEADER) {
            return FR;
        }
        try {
            String tag = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), TAGS);
            return "en".equals(tag) ? EN : FR;
        } catch (RuntimeException notALanguageRange) {
            // An IllegalArgumentException, as documented; but for "-" the JDK throws another, as it looks for a part
            // before it.
            return FR;
        }
    }
}
