package lu.lalux.assure.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The program's words, French or English; with the same {@code %s} that picocli's own texts have. */
final class Textes {

    private static final String BUNDLE = "lu.lalux.assure.cli.textes";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Textes(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** English for whatever starts with {@code en}, French for everything else. */
    static Textes de(String langue) {
        boolean english = langue != null && langue.toLowerCase(Locale.ROOT).startsWith("en");
        return new Textes(english ? Locale.ENGLISH : Locale.FRENCH);
    }

    Locale locale() {
        return locale;
    }

    ResourceBundle bundle() {
        return bundle;
    }

    String dire(String key, Object... args) {
        return String.format(locale, bundle.getString(key), args);
    }
}
