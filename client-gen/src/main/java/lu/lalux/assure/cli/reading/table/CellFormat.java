package lu.lalux.assure.cli.reading.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a workbook shows a number (ECMA-376, part 1, 18.8.31), as far as it decides what the number means.
 *
 * @param code as the workbook has it; empty for none
 * @param shapes of the sections that may show the number: placeholders of digits as they are, other text that is shown
 *     in quotes, and a blank for anything that is as wide as one
 */
record CellFormat(String code, List<String> shapes) {

    private static final String GENERAL = "general";

    /**
     * Quoted text, an escaped character, a blank as wide as one, a filling one, what stands in brackets; the end of a
     * section.
     */
    private static final Pattern PART = Pattern.compile(
            "\"(?<quoted>[^\"]*)\"|\\\\(?<escaped>.)|(?<wide>_.)|\\*(?<filling>.)|\\[(?<bracketed>[^\\]]*)\\]|;",
            Pattern.DOTALL);

    private static final Pattern ELAPSED = Pattern.compile("h+|m+|s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern CURRENCY = Pattern.compile("\\$([^-]*)(?:-.*)?", Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile("[<>=].*", Pattern.DOTALL);
    private static final Pattern COLOUR =
            Pattern.compile("black|blue|cyan|green|magenta|red|white|yellow|color ?\\d+", Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("general|[#0?.,\\s]*[#0?][#0?.,\\s]*(?:e[+-][#0]+)?");

    /** A comma that no digit follows divides what is shown by a thousand. */
    private static final Pattern SCALED = Pattern.compile(",(?![#0?])");

    /** Nobody takes an exponent for a part of what was typed: its digits are those of the number. */
    private static final Pattern DIGITS = Pattern.compile("general|[#0?]+(?:\\.[#0?]*)?e[+-]0+|#*(0+)|#");

    private static final Pattern EURO = Pattern.compile("\"(?:€|EUR)\"|€");
    private static final Pattern SIGN = Pattern.compile("\"[-+()]*\"|[-+()]");

    CellFormat {
        shapes = List.copyOf(shapes);
    }

    /**
     * @param code as the workbook has it; null for none
     * @param sign of the number, which decides by which section it is shown: 1, 0 or -1
     */
    static CellFormat of(String code, int sign) {
        if (code == null || code.isBlank()) {
            return new CellFormat("", List.of(GENERAL));
        }
        List<String> sections = new ArrayList<>();
        boolean conditional = sections(code, sections);
        List<String> ofNumbers = ofNumbers(sections);
        List<String> chosen = conditional ? ofNumbers : List.of(chosen(ofNumbers, sign));
        return new CellFormat(
                code,
                chosen.stream()
                        .map(one ->
                                one.replace("\"\"", "").replace("@", GENERAL).strip())
                        .toList());
    }

    /**
     * Whether a text in a cell of this format is shown as it is: not hidden, nor with something before or behind it.
     */
    static boolean showsTexts(String code) {
        List<String> sections = new ArrayList<>();
        sections(code, sections);
        int last = sections.size() - 1;
        String shape = sections.get(Math.min(last, 3)).strip();
        return last < 3 && !shape.contains("@") || shape.equals("@") || shape.equals(GENERAL);
    }

    /** @return whether conditions decide which section shows a number */
    private static boolean sections(String code, List<String> sections) {
        boolean conditional = false;
        StringBuilder shape = new StringBuilder();
        Matcher part = PART.matcher(code);
        int from = 0;
        while (part.find()) {
            placeholders(shape, code.substring(from, part.start()));
            from = part.end();
            if (part.group("bracketed") != null) {
                conditional |= CONDITION.matcher(part.group("bracketed")).matches();
                bracketed(shape, part.group("bracketed"));
            } else if (part.group().equals(";")) {
                sections.add(shape.toString());
                shape.setLength(0);
            } else {
                literal(shape, shown(part));
            }
        }
        placeholders(shape, code.substring(from));
        sections.add(shape.toString());
        return conditional;
    }

    /** The last one may be that of texts. */
    private static List<String> ofNumbers(List<String> sections) {
        int last = sections.size() - 1;
        boolean texts = last > 2 || last > 0 && sections.get(last).contains("@");
        return texts ? sections.subList(0, Math.min(last, 3)) : sections;
    }

    private static String chosen(List<String> sections, int sign) {
        int section = sign > 0 ? 0 : sign < 0 ? 1 : 2;
        return sections.get(section < sections.size() ? section : 0);
    }

    private static String shown(Matcher part) {
        if (part.group("wide") != null) {
            return " ";
        }
        String filling = part.group("filling");
        return filling != null ? filling : part.group("quoted") != null ? part.group("quoted") : part.group("escaped");
    }

    private static void placeholders(StringBuilder shape, String bare) {
        shape.append(bare.toLowerCase(Locale.ROOT).replace('"', '\'').replace("standard", GENERAL));
    }

    private static void bracketed(StringBuilder shape, String inside) {
        Matcher currency = CURRENCY.matcher(inside);
        if (ELAPSED.matcher(inside).matches()) {
            placeholders(shape, inside);
        } else if (currency.matches()) {
            literal(shape, currency.group(1));
        } else if (!CONDITION.matcher(inside).matches()
                && !COLOUR.matcher(inside).matches()) {
            // Other digits than ours, for instance.
            literal(shape, inside);
        }
    }

    private static void literal(StringBuilder shape, String text) {
        String said = text.strip();
        if (said.isEmpty()) {
            shape.append(text.isEmpty() ? "" : " ");
        } else {
            shape.append(text.startsWith(said) ? "" : " ")
                    .append('"')
                    .append(said.replace('"', '\''))
                    .append('"')
                    .append(text.endsWith(said) ? "" : " ");
        }
    }

    /** Whether the number is shown as a date or a time. */
    boolean day() {
        return shapes.stream().map(CellFormat::unquoted).anyMatch(shape -> shape.matches("(?s).*[ydmhs].*"));
    }

    /** Whether it is shown as so many hundredths. */
    boolean percent() {
        return shapes.stream().map(CellFormat::unquoted).anyMatch(shape -> shape.indexOf('%') >= 0);
    }

    /** Whether nothing of the number is shown. */
    boolean hides(boolean zero) {
        return shapes.stream().allMatch(shape -> shape.isEmpty() || zero && shape.matches("[#?,\\s]*"));
    }

    /** Whether it is shown as the number that it is, and nothing is said of it besides. */
    boolean number() {
        return all(CellFormat::isNumber);
    }

    /**
     * Whether it is shown as a number, in euros if anything is said of it besides; what is not positive with a sign.
     */
    boolean euros(boolean positive) {
        return all(shape -> {
            String bare = EURO.matcher(shape).replaceAll(" ");
            String count = positive ? bare : SIGN.matcher(bare).replaceAll(" ");
            // Of zero, an accountant's format shows a dash in the place of its digits.
            return isNumber(count.strip()) || !positive && count.matches("[?\\s]*");
        });
    }

    /** How many digits it is filled up to with zeros; nothing if it is shown otherwise than by its digits. */
    OptionalInt digits() {
        if (shapes.size() != 1) {
            return OptionalInt.empty();
        }
        Matcher digits = DIGITS.matcher(shapes.get(0));
        if (!digits.matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(digits.group(1) == null ? 0 : digits.group(1).length());
    }

    private boolean all(Predicate<String> condition) {
        return shapes.stream().allMatch(condition);
    }

    private static boolean isNumber(String shape) {
        return NUMBER.matcher(shape).matches() && !SCALED.matcher(shape).find();
    }

    private static String unquoted(String shape) {
        return shape.replaceAll("\"[^\"]*\"", "").replace(GENERAL, "");
    }
}
