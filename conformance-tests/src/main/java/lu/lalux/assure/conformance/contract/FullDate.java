package lu.lalux.assure.conformance.contract;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * {@code format: date} is RFC 3339's {@code full-date}; the validator's own also takes a sign and further digits before
 * the year.
 */
final class FullDate implements Format {

    @Override
    public String getName() {
        return "date";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        try {
            return value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") && LocalDate.parse(value) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
