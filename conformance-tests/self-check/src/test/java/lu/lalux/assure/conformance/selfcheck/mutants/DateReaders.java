package lu.lalux.assure.conformance.selfcheck.mutants;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.model.rules.Constraints;

/** What the readers of dates of usual languages and databases take beyond RFC 3339's {@code full-date}. */
final class DateReaders {

    private DateReaders() {}

    /** {@return by name, what each takes} */
    static Map<String, Predicate<String>> all() {
        Map<String, Predicate<String>> readers = new LinkedHashMap<>();
        readers.put("year-with-sign", formatter(DateTimeFormatter.ISO_LOCAL_DATE));
        readers.put("java-iso-date", formatter(DateTimeFormatter.ISO_DATE));
        readers.put("ordinal", formatter(DateTimeFormatter.ISO_ORDINAL_DATE));
        readers.put("week", formatter(DateTimeFormatter.ISO_WEEK_DATE));
        readers.put("http-date", formatter(DateTimeFormatter.RFC_1123_DATE_TIME));
        readers.put(
                "any-time", value -> value.matches("(?s).{10}[T ].*") && Constraints.isDate(value.substring(0, 10)));
        readers.put("first-ten", value -> value.length() > 10 && Constraints.isDate(value.substring(0, 10)));
        readers.put("no-day", value -> Constraints.isDate(value + "-01"));
        readers.put("two-digit-year", value -> Constraints.isDate("20" + value));
        readers.put("slashes", form("uuuu/MM/dd"));
        readers.put("dots", form("uuuu.MM.dd"));
        readers.put("american", form("MM/dd/uuuu"));
        readers.put("european", form("dd.MM.uuuu"));
        readers.put("oracle", form("dd-MMM-uuuu"));
        readers.put("any-separator", value -> Constraints.isDate(value.replaceAll("[ \\p{Pd}]", "-")));
        readers.put("any-digits-count", value -> value.matches("[+-]?\\d+-\\d{1,3}-\\d{1,3}"));
        readers.put("seconds", value -> value.matches("@?\\d{9,13}"));
        readers.put("spreadsheet", value -> value.matches("\\d{5}"));
        readers.put("dotnet-json", value -> value.matches("/Date\\(\\d+\\)/"));
        readers.put("words", value -> value.matches("(?i)now|today|tomorrow|yesterday|infinity|epoch"));
        readers.put("french-words", value -> value.matches("\\d{1,2} juin \\d{4}"));
        readers.put("mysql-zero", value -> value.equals("0000-00-00"));
        readers.put("blanks", value -> Constraints.isDate(Texts.trimmed(value)));
        readers.put("c-string", value -> Constraints.isDate(Texts.upToZero(value)));
        readers.put("line-by-line", value -> value.lines().anyMatch(Constraints::isDate));
        readers.put("thirty-one-days", value -> value.matches("\\d{4}-(04|09|11)-31"));
        readers.put("any-script", value -> Constraints.isDate(Texts.digits(value)));
        return readers;
    }

    private static Predicate<String> form(String form) {
        return formatter(DateTimeFormatter.ofPattern(form, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));
    }

    private static Predicate<String> formatter(DateTimeFormatter formatter) {
        return value -> {
            try {
                formatter.parse(value);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        };
    }
}
