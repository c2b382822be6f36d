package lu.lalux.assure.contract;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * {@code format: date}: RFC 3339, section 5.6, {@code full-date}. The validator's own takes what Java's reader takes:
 * years with a sign and more than four digits ({@code +02017-06-17}).
 */
final class DateFormat implements Format {

    private static final Pattern FULL_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Override
    public String getName() {
        return "date";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        return FULL_DATE.matcher(value).matches() && isOfTheCalendar(value);
    }

    private static boolean isOfTheCalendar(String fullDate) {
        try {
            LocalDate.parse(fullDate);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
