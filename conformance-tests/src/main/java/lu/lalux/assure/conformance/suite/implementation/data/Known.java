package lu.lalux.assure.conformance.suite.implementation.data;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What the target knows of one field: a text, or the days between two.
 *
 * @param first the text, or the first day, {@code YYYY-MM-DD}
 * @param last the same text, or the last day
 */
public record Known(String first, String last) {

    /**
     * @param text the one value
     * @return it alone
     */
    public static Known of(String text) {
        return new Known(text, text);
    }

    /**
     * @param value any
     * @return whether it is the text, or one of the days: as texts these are in their order
     */
    boolean takes(String value) {
        return value.length() == first.length() && value.compareTo(first) >= 0 && value.compareTo(last) <= 0;
    }

    /** {@return a right value: the present one where it is, so that a date stays an example's if it can} */
    String near(Object present) {
        return takes(String.valueOf(present)) ? String.valueOf(present) : first;
    }

    /** {@return the text in the other case; empty where it has none} */
    String inOtherCase() {
        String lower = first.toLowerCase(Locale.ROOT);
        String other = lower.equals(first) ? first.toUpperCase(Locale.ROOT) : lower;
        return other.equals(first) || other.length() != first.length() ? "" : other;
    }

    /** {@return another day, if there is one} */
    Optional<String> other(Object present) {
        if (first.equals(last)) {
            return Optional.empty();
        }
        String next = first.equals(String.valueOf(present))
                ? LocalDate.parse(first).plusDays(1).toString()
                : first;
        return Optional.of(next);
    }
}
