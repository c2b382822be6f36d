package lu.lalux.assure.cli.reading.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.FieldKind;

/**
 * How one program writes dates and amounts as texts, where that is said: then no other form is taken.
 *
 * @param file that says so
 * @param date in letters, such as {@code JJ/MM/AA}
 * @param decimal what stands before the cents, {@code ,} or {@code .}; the other one may stand between thousands
 */
public record CellForms(String file, Optional<String> date, Optional<String> decimal) {

    /** What a person may write to mean a day, a month and a year. */
    private static final Pattern DATE = Pattern.compile("(?:[JD]{2}|MM|(?:[AY]{2}){1,2}|[-/. ])+");

    /** A day with a year of two figures, which could be many days. */
    private static final Pattern SHORT = Pattern.compile("\\d{2}([-/.])\\d{2}\\1\\d{2}");

    private static final Pattern EURO = Pattern.compile("\\s*(?:€|EUR)$");

    /** Whether it is the form of a date. */
    public static boolean isDate(String form) {
        String letters = pattern(form);
        return DATE.matcher(form.toUpperCase(Locale.ROOT)).matches()
                && letters.contains("dd")
                && letters.contains("MM")
                && letters.contains("uu");
    }

    private static String pattern(String form) {
        return form.toUpperCase(Locale.ROOT).replaceAll("[JD]", "d").replaceAll("[AY]", "u");
    }

    /** A text in the form that is said, as a cell that everybody writes. */
    TableCell read(TextCell cell, Field field) {
        if (cell.empty()) {
            return cell;
        }
        if (field.kind() == FieldKind.DATE && date.isPresent()) {
            return day(cell.text(), date.get());
        }
        if (field.kind() == FieldKind.DATE && !file.isEmpty()) {
            Matcher day = SHORT.matcher(cell.text());
            return day.matches() ? unsaid(cell.text(), day.group(1)) : cell;
        }
        if (field.kind() == FieldKind.AMOUNT && decimal.isPresent()) {
            return amount(cell.text(), decimal.get());
        }
        return cell;
    }

    private TableCell day(String text, String form) {
        Optional<LocalDate> day = day(text, form, ResolverStyle.STRICT);
        if (day.isPresent()) {
            return TextCell.of(day.get().toString());
        }
        // Which takes the 31st of any month, and nothing else that there is not.
        return day(text, form, ResolverStyle.SMART).isPresent()
                ? new UnfitCell(text, "date-invalide", texts -> texts.say("mapping.no-day", text, form, file))
                : unfit(text, form);
    }

    private static Optional<LocalDate> day(String text, String form, ResolverStyle style) {
        try {
            return Optional.of(LocalDate.parse(
                    text, DateTimeFormatter.ofPattern(pattern(form)).withResolverStyle(style)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private TableCell unfit(String text, String form) {
        return new UnfitCell(text, "type-invalide", texts -> texts.say("mapping.unfit", text, file, form));
    }

    /** Two of the three parts are guesses until the file says which is which. */
    private TableCell unsaid(String text, String mark) {
        return new UnfitCell(text, "date-invalide", texts -> texts.say("mapping.no-dates", text, file, mark));
    }

    private TableCell amount(String text, String mark) {
        String thousands = mark.equals(",") ? "[ \\u00A0\\u202F.']" : "[ \\u00A0\\u202F,']";
        Matcher amount = Pattern.compile("(-?(?:\\d{1,3}(?:" + thousands + "\\d{3})+|\\d+))(?:\\" + mark + "(\\d+))?")
                .matcher(EURO.matcher(text).replaceFirst(""));
        if (!amount.matches()) {
            return unfit(text, "1234" + mark + "50");
        }
        String whole = amount.group(1).replaceAll("[^-\\d]", "");
        return TextCell.of(amount.group(2) == null ? whole : whole + "." + amount.group(2));
    }
}
