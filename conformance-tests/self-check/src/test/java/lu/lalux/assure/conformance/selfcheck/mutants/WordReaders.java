package lu.lalux.assure.conformance.selfcheck.mutants;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What readers of enumerations, booleans and integers take for one, beyond the contract and its tolerance (T3). */
final class WordReaders {

    private WordReaders() {}

    /**
     * @param values of an enumeration
     * @return by name, what each takes
     */
    static Map<String, Predicate<String>> values(List<String> values) {
        Predicate<String> right = values::contains;
        Map<String, Predicate<String>> readers = new LinkedHashMap<>();
        readers.put("rank-in-text", value -> value.matches("[0-9]") && Integer.parseInt(value) < values.size());
        readers.put("several", value -> Stream.of(value.split("[,|] ?")).allMatch(right));
        readers.put("blanks", value -> right.test(Texts.trimmed(value)));
        readers.put("c-string", value -> right.test(Texts.upToZero(value)));
        readers.put("quotes", value -> right.test(value.replace("\"", "")));
        readers.put("qualified", value -> right.test(value.substring(value.lastIndexOf('.') + 1)));
        readers.put("widths-ignored", value -> right.test(Normalizer.normalize(value, Normalizer.Form.NFKC)));
        readers.put(
                "accents-ignored",
                value -> right.test(
                        Normalizer.normalize(value, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "")));
        readers.put("invisible-ignored", value -> right.test(value.replaceAll("\\p{Cf}", "")));
        readers.put("signs-ignored", value -> right.test(value.replaceAll("\\p{Punct}", "")));
        readers.put("begins-with-one", value -> values.stream().anyMatch(value::startsWith));
        readers.put("contains-one", value -> values.stream().anyMatch(value::contains));
        return readers;
    }

    /** {@return by name, what each takes for a boolean} */
    static Map<String, Predicate<String>> booleans() {
        Predicate<String> right = value -> value.matches("true|false");
        Map<String, Predicate<String>> readers = new LinkedHashMap<>();
        readers.put("words", matches("(?i)yes|no|on|off|oui|non|vrai|faux"));
        readers.put("letters", matches("(?i)[tfyn]"));
        readers.put("digits", matches("[01]"));
        readers.put("any-case", matches("(?i)true|false"));
        readers.put("blanks", value -> right.test(Texts.trimmed(value)));
        readers.put("empty", String::isEmpty);
        readers.put("null", "null"::equals);
        readers.put("any-word", value -> !value.isEmpty());
        return readers;
    }

    /** {@return by name, what each takes for an integer} */
    static Map<String, Predicate<String>> integers() {
        Map<String, Predicate<String>> readers = new LinkedHashMap<>();
        readers.put("blanks", value -> Texts.trimmed(value).matches("[0-9]{1,4}"));
        readers.put("empty", matches(" ?"));
        readers.put("sign", matches("[+-][0-9]{1,4}"));
        readers.put("decimals", matches("[0-9]{1,4}[.,][0-9]+"));
        readers.put("exponent", matches("[0-9]{1,4}[eE][0-9]"));
        readers.put("other-bases", matches("0[xX][0-9a-fA-F]+|0[bB][01]+"));
        readers.put("underscores", matches("[0-9]+_[0-9]+"));
        readers.put("suffix", matches("[0-9]+[lL]"));
        readers.put("number-first", matches("(?s)[0-9]{1,4}[^0-9].*"));
        readers.put("any-script", value -> Texts.digits(value).matches("[0-9]{1,4}"));
        readers.put("words", matches("true|null|NaN"));
        return readers;
    }

    private static Predicate<String> matches(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return value -> pattern.matcher(value).matches();
    }
}
