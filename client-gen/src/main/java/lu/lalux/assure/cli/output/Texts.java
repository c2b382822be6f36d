package lu.lalux.assure.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The program's words, French or English; with the same {@code %s} that picocli's own texts have. */
public final class Texts {

    private static final String BUNDLE = "lu.lalux.assure.cli.texts";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** English for whatever starts with {@code en}, French for everything else. */
    public static Texts of(String language) {
        boolean english = language != null && language.toLowerCase(Locale.ROOT).startsWith("en");
        return new Texts(english ? Locale.ENGLISH : Locale.FRENCH);
    }

    public Locale locale() {
        return locale;
    }

    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * Why a file could not be read or written, without the JDK's words.
     *
     * @param file its name, where the exception does not tell it
     */
    public String unreadable(IOException why, Object file) {
        Object name = why instanceof FileSystemException known && known.getFile() != null ? known.getFile() : file;
        if (why instanceof UnwrittenException) {
            return say("file.unwritten", name);
        }
        if (why instanceof NoSuchFileException) {
            return say("file.missing", name);
        }
        return say(why instanceof AccessDeniedException ? "file.denied" : "file.unreadable", name);
    }

    public String say(String key, Object... args) {
        return String.format(locale, bundle.getString(key), args);
    }
}
