package lu.lalux.assure.cli.reading;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a workbook shows a number (ECMA-376, part 1, 18.8.31), as far as it decides what the number means.
 *
 * @param day whether it is shown as a date or a time
 * @param percent whether it is shown as so many hundredths
 * @param worded whether something is shown that is not in the number: a unit, a prefix
 * @param digits how many digits it is filled up to with zeros; 0 if it is not
 */
record CellFormat(boolean day, boolean percent, boolean worded, int digits) {

    private static final CellFormat PLAIN = new CellFormat(false, false, false, 0);

    /** Quoted text, an escaped character, a blank as wide as one, a filling one, what stands in brackets; the end of the first section. */
    private static final Pattern ASIDE =
            Pattern.compile("\"([^\"]*)\"|\\\\(.)|_.|\\*.|\\[([^\\]]*)\\]|;.*", Pattern.DOTALL);

    private static final Pattern ELAPSED = Pattern.compile("h+|m+|s+");
    private static final Pattern OF_NUMBERS = Pattern.compile("[#0?.,\\s@e+()/%-]*");

    /** @param code as the workbook has it; null for none */
    static CellFormat of(String code) {
        if (code == null) {
            return PLAIN;
        }
        boolean worded = false;
        StringBuilder bare = new StringBuilder();
        Matcher aside = ASIDE.matcher(code);
        int from = 0;
        while (aside.find()) {
            bare.append(code, from, aside.start());
            from = aside.end();
            String bracketed = aside.group(3);
            if (bracketed != null) {
                String inside = bracketed.toLowerCase(Locale.ROOT);
                bare.append(ELAPSED.matcher(inside).matches() ? inside : "");
                worded |= inside.matches("\\$[^-].*");
            } else {
                worded |= said(aside.group(1)) || said(aside.group(2));
            }
        }
        String left = bare.append(code, from, code.length()).toString().toLowerCase(Locale.ROOT);
        left = left.replace("general", "").replace("standard", "");
        boolean day = left.matches("(?s).*[ydmhs].*");
        return new CellFormat(
                day,
                left.indexOf('%') >= 0,
                worded || !day && !OF_NUMBERS.matcher(left).matches(),
                left.matches("0+") ? left.length() : 0);
    }

    private static boolean said(String literal) {
        return literal != null && !literal.isBlank();
    }
}
