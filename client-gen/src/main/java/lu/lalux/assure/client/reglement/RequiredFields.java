package lu.lalux.assure.client.reglement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that a builder was not given, or that the contract does not allow, so that one look mends it all.
 */
final class RequiredFields {

    private static final int LAST_YEAR = 9_999;

    /** Schema {@code CleDocument}; a test keeps it equal to the contract's. */
    static final Pattern KEY = Pattern.compile(
            "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\.[A-Za-z0-9]{1,10}");

    private final List<String> missing = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    RequiredFields field(String name, @Nullable Object value) {
        if (value == null) {
            missing.add(name);
        }
        return this;
    }

    /** A text of the contract: not empty, and so many characters (code points) at most. */
    RequiredFields text(String name, @Nullable String value, int longest) {
        boolean kept = value == null || (!value.isEmpty() && value.codePointCount(0, value.length()) <= longest);
        return field(name, value).rule(kept, name + ": 1 to " + longest + " characters");
    }

    /** A day that can be written YYYY-MM-DD. */
    RequiredFields date(String name, @Nullable LocalDate value) {
        boolean kept = value == null || (value.getYear() >= 0 && value.getYear() <= LAST_YEAR);
        return field(name, value).rule(kept, name + ": a year of four digits");
    }

    /** A file's key (contract, schema {@code CleDocument}). */
    RequiredFields key(String name, @Nullable String value) {
        return field(name, value)
                .rule(value == null || KEY.matcher(value).matches(), name + ": a GUID followed by an extension");
    }

    /** @param kept whether it is so */
    RequiredFields rule(boolean kept, String what) {
        if (!kept) {
            wrong.add(what);
        }
        return this;
    }

    void check() {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Not given: " + String.join(", ", missing));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Not as the contract says: " + String.join("; ", wrong));
        }
    }
}
