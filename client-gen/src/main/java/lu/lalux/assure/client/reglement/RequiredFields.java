package lu.lalux.assure.client.reglement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a builder was given, and all that it was not, or that the contract does not allow: one look mends it all. */
final class RequiredFields {

    private static final int LAST_YEAR = 9_999;

    /** Schema {@code CleDocument}; a test keeps it equal to the contract's. */
    static final Pattern KEY = Pattern.compile(
            "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\.[A-Za-z0-9]{1,10}");

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /** A value of its type, which is checked already: yes and no, one of a list. */
    void put(String name, @Nullable Object value, boolean required) {
        if (value != null) {
            values.put(name, value);
        } else if (required) {
            missing.add(name);
        }
    }

    /** A text of the contract: not empty, and so many characters (code points) at most. */
    void put(String name, @Nullable String value, boolean required, int longest) {
        put(name, value, required);
        rule(
                value == null || (!value.isEmpty() && value.codePointCount(0, value.length()) <= longest),
                name + ": 1 to " + longest + " characters");
    }

    /** A day that can be written YYYY-MM-DD. */
    void put(String name, @Nullable LocalDate value, boolean required) {
        put(name, (Object) value, required);
        rule(value == null || (value.getYear() >= 0 && value.getYear() <= LAST_YEAR), name + ": a year of four digits");
    }

    void put(String name, @Nullable Integer value, boolean required, int least, int most) {
        put(name, value, required);
        rule(value == null || (value >= least && value <= most), name + ": " + least + " to " + most);
    }

    /** An amount that is of no sum. */
    void put(String name, @Nullable BigDecimal value, boolean required) {
        if (value != null) {
            Montants.check(value, name);
        }
        put(name, value == null ? null : (Object) Montants.text(value), required);
    }

    /** A sum: one field here, three of the contract. */
    void put(String name, @Nullable Montants value, boolean required, String ht, String tva, String ttc) {
        if (value == null) {
            put(name, (Object) null, required);
        } else {
            put(ht, value.ht(), required);
            put(tva, value.tva(), required);
            put(ttc, value.ttc(), required);
        }
    }

    /** A file's key (contract, schema {@code CleDocument}). */
    void putKey(String name, @Nullable String value, boolean required) {
        put(name, value, required);
        rule(value == null || KEY.matcher(value).matches(), name + ": a GUID followed by an extension");
    }

    /** @param kept whether it is so */
    void rule(boolean kept, String what) {
        if (!kept) {
            wrong.add(what);
        }
    }

    /** {@return what was given, by the contract's names} */
    Map<String, Object> check() {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Not given: " + String.join(", ", missing));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Not as the contract says: " + String.join("; ", wrong));
        }
        return values;
    }

    /** A day that is given as text. */
    static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(
                    Objects.requireNonNull(text, () -> name + ": not given"), DateTimeFormatter.ISO_LOCAL_DATE);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name + ": no day; year, month and day, such as 2026-03-05");
        }
    }
}
