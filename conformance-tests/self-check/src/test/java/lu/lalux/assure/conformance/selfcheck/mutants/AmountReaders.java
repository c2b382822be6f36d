package lu.lalux.assure.conformance.selfcheck.mutants;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the readers of numbers of usual languages and databases take beyond the contract's amounts (D6, D14). */
final class AmountReaders {

    private static final String PLAIN = "[0-9]+(\\.[0-9]*)?|\\.[0-9]+";
    private static final Pattern NUMBER_FIRST = Pattern.compile("(?s)[0-9]+(\\.[0-9]{1,2})?[^0-9.,].*");

    private AmountReaders() {}

    /** {@return by name, what each takes} */
    static Map<String, Predicate<String>> all() {
        Map<String, Predicate<String>> readers = new LinkedHashMap<>();
        readers.put("java-double", AmountReaders::isDouble);
        readers.put("java-decimal", AmountReaders::isDecimal);
        readers.put("dotnet-number", matches("\\s*[-+]?(" + PLAIN + ")\\s*"));
        readers.put("dotnet-parentheses", matches("\\((" + PLAIN + ")\\)"));
        readers.put("dotnet-sign-at-end", matches("(" + PLAIN + ")[-+]"));
        readers.put("dotnet-thousands", matches("[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]{1,2})?"));
        readers.put("dotnet-currency", matches("[$\u20ac](" + PLAIN + ")|(" + PLAIN + ")[$\u20ac]"));
        readers.put("php-numeric", matches("[ \\t\\n]*[-+]?(" + PLAIN + ")([eE][-+]?[0-9]+)?[ \\t\\n]*"));
        readers.put("number-first", value -> NUMBER_FIRST.matcher(value).matches());
        readers.put("javascript-number", matches("|\\s+|[-+]?Infinity|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+"));
        readers.put("python-float", matches("(?i)[-+]?(inf|infinity|nan)|[0-9]+(_[0-9]+)+(\\.[0-9]+)?"));
        readers.put("sql-money", matches("\\$(" + PLAIN + ")"));
        readers.put("suffixes", matches("(" + PLAIN + ")[lLfFdDmM]"));
        readers.put("french", matches("[0-9]{1,3}([ '\u00a0\u202f][0-9]{3})+([.,][0-9]{1,2})?"));
        readers.put("german", matches("[0-9]{1,3}(\\.[0-9]{3})+,[0-9]{1,2}"));
        readers.put("percent", matches("(" + PLAIN + ")%"));
        readers.put("fractions", matches("[0-9]+/[0-9]+|[\u00bc-\u00be]"));
        readers.put("minus-zero", matches("[-+]0(\\.00?)?"));
        readers.put("any-minus", matches("[\u2212\u2013](" + PLAIN + ")"));
        readers.put("two-points", matches("[0-9]+\\.[0-9]*\\.[0-9]*"));
        readers.put("dots-and-dashes", matches("[.-]"));
        readers.put("word-null", matches("null"));
        readers.put("by-value", value -> value.matches("[0-9]+(\\.[0-9]+)?") && fits(new BigDecimal(value)));
        readers.put("blanks", value -> value.equals(" ") || isRight(Texts.trimmed(value)));
        readers.put("c-string", value -> isRight(Texts.upToZero(value)));
        readers.put("line-by-line", value -> value.lines().anyMatch(AmountReaders::isRight));
        readers.put("any-script", value -> isRight(Texts.digits(value).replace('\u066b', '.')));
        return readers;
    }

    private static Predicate<String> matches(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return value -> pattern.matcher(value).matches();
    }

    private static boolean isRight(String value) {
        return value.matches("[0-9]{1,12}(\\.[0-9]{1,2})?");
    }

    private static boolean fits(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 2 && amount.precision() - amount.scale() <= 12;
    }

    private static boolean isDouble(String value) {
        try {
            return Double.parseDouble(value) >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isDecimal(String value) {
        try {
            return new BigDecimal(value).signum() >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
