package lu.lalux.assure.conformance.selfcheck.model.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads JSON as RFC 8259 has it, but for one liberty. */
public final class LiberalJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("[+-]?(NaN|Infinity)");
    private static final Pattern OTHER_BASE = Pattern.compile("0[xX]\\p{XDigit}+|0[oO][0-7]+|0[bB][01]+");

    private static final Map<Character, Integer> BASES = Map.of('x', 16, 'o', 8, 'b', 2);
    private static final Map<Character, Character> ESCAPES =
            Map.of('"', '"', '\\', '\\', '/', '/', 'b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t');
    private static final Map<Character, Character> OTHER_ESCAPES =
            Map.of('a', '\u0007', 'v', '\u000B', '0', '\0', 'e', '\u001B');
    private static final Map<Character, Character> CLOSING = Map.of('"', '"', '\'', '\'', '`', '`', '“', '”', '«', '»');

    private final String text;
    private final JsonLiberty liberty;
    private int at;

    private LiberalJson(String text, JsonLiberty liberty) {
        this.text = text;
        this.liberty = liberty;
    }

    /**
     * @param text of a body
     * @param liberty that the reader takes
     * @return what it reads
     * @throws JacksonException when it can make nothing of it
     */
    public static JsonNode read(String text, JsonLiberty liberty) {
        LiberalJson reader = new LiberalJson(liberty == JsonLiberty.PADDING ? unpadded(text) : text, liberty);
        JsonNode value = reader.value();
        reader.blanks();
        if (reader.at < reader.text.length() && liberty != JsonLiberty.TRAILING_CONTENT) {
            throw reader.misread();
        }
        if (liberty == JsonLiberty.LIST_OF_ONE && value.isArray() && value.size() == 1) {
            return value.get(0);
        }
        return liberty == JsonLiberty.TEXT_OF_JSON && value.isString() ? read(value.stringValue(), liberty) : value;
    }

    private static String unpadded(String text) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        return from < 0 || to < from ? text : text.substring(from, to + 1);
    }

    private JsonNode value() {
        blanks();
        if (is('{')) {
            return object();
        }
        if (is('[')) {
            return list();
        }
        return quote().isPresent() ? NODES.stringNode(text()) : word();
    }

    private JsonNode object() {
        ObjectNode object = NODES.objectNode();
        Set<String> spelt = new HashSet<>();
        at++;
        blanks();
        boolean first = true;
        while (!closed('}')) {
            if (!first) {
                between('}');
                if (closed('}')) {
                    break;
                }
            }
            commas();
            if (closed('}')) {
                break;
            }
            first = false;
            int from = at;
            String name = name();
            boolean again = !spelt.add(liberty == JsonLiberty.SPELLING_COMPARED ? text.substring(from, at) : name);
            if (again && liberty != JsonLiberty.FIRST_OF_NAME) {
                throw misread();
            }
            colon();
            JsonNode value = value();
            if (!value.isMissingNode() && !again) {
                object.set(name, value);
            }
            blanks();
        }
        if (at < text.length()) {
            at++;
        }
        return object;
    }

    private JsonNode list() {
        var list = NODES.arrayNode();
        at++;
        blanks();
        boolean first = true;
        while (!closed(']')) {
            if (!first) {
                between(']');
            }
            first = false;
            list.add(value());
            blanks();
        }
        if (at < text.length()) {
            at++;
        }
        return list;
    }

    private boolean closed(char bracket) {
        return at >= text.length() ? ends() : is(bracket);
    }

    private boolean ends() {
        if (liberty == JsonLiberty.UNCLOSED) {
            return true;
        }
        throw misread();
    }

    /** Behind one member or element, and before the next. */
    private void between(char bracket) {
        if (is(',') || (is(';') && liberty == JsonLiberty.SEMICOLONS)) {
            at++;
        } else if (liberty != JsonLiberty.MISSING_COMMA) {
            throw misread();
        }
        blanks();
        if (at < text.length() && is(bracket) && !takesLastComma()) {
            throw misread();
        }
    }

    private boolean takesLastComma() {
        return liberty == JsonLiberty.TRAILING_COMMA || liberty == JsonLiberty.EXTRA_COMMAS;
    }

    private void commas() {
        while (at < text.length() && is(',') && liberty == JsonLiberty.EXTRA_COMMAS) {
            at++;
            blanks();
        }
    }

    private void colon() {
        blanks();
        if (is(':')) {
            at++;
        } else if (liberty == JsonLiberty.EQUALS && is('=')) {
            at += text.startsWith("=>", at) ? 2 : 1;
        } else {
            throw misread();
        }
    }

    private String name() {
        if (quote().isPresent()) {
            return text();
        }
        String bare = bare();
        if (liberty != JsonLiberty.BARE_NAMES || bare.isEmpty()) {
            throw misread();
        }
        return bare;
    }

    private Optional<Character> quote() {
        if (at >= text.length()) {
            throw misread();
        }
        char sign = text.charAt(at);
        boolean taken = switch (sign) {
            case '"' -> true;
            case '\'' -> liberty == JsonLiberty.SINGLE_QUOTES;
            case '`' -> liberty == JsonLiberty.BACKTICKS;
            case '“', '«' -> liberty == JsonLiberty.CURLY_QUOTES;
            default -> false;
        };
        return taken ? Optional.of(CLOSING.get(sign)) : Optional.empty();
    }

    private String text() {
        StringBuilder value = new StringBuilder(oneText());
        while (liberty == JsonLiberty.CONCATENATION && isContinued()) {
            value.append(oneText());
        }
        return value.toString();
    }

    private boolean isContinued() {
        Matcher next = Pattern.compile("\\s*\\+?\\s*(?=\")").matcher(text).region(at, text.length());
        boolean found = next.lookingAt();
        at = found ? next.end() : at;
        return found;
    }

    private String oneText() {
        char closing = quote().orElseThrow();
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length() && !is(closing)) {
            char next = text.charAt(at++);
            if (next == '\\') {
                value.append(escape());
            } else if (next >= ' ' || liberty == JsonLiberty.RAW_CONTROLS) {
                value.append(next);
            } else {
                throw misread();
            }
        }
        if (at++ >= text.length()) {
            throw misread();
        }
        return value.toString();
    }

    private String escape() {
        if (at >= text.length()) {
            throw misread();
        }
        char letter = text.charAt(at++);
        if (ESCAPES.containsKey(letter)) {
            return String.valueOf(ESCAPES.get(letter));
        }
        if (letter == 'u') {
            return code(liberty == JsonLiberty.SHORT_CODES ? "\\{?(\\p{XDigit}{1,4})}?" : "(\\p{XDigit}{4})");
        }
        if (liberty == JsonLiberty.OTHER_ESCAPES && OTHER_ESCAPES.containsKey(letter)) {
            return String.valueOf(OTHER_ESCAPES.get(letter));
        }
        if (liberty == JsonLiberty.OTHER_ESCAPES && (letter == 'x' || letter == 'U')) {
            return code(letter == 'x' ? "(\\p{XDigit}{2})" : "(\\p{XDigit}{8})");
        }
        if (liberty == JsonLiberty.ANY_ESCAPE) {
            return String.valueOf(letter);
        }
        throw misread();
    }

    private String code(String pattern) {
        Matcher digits = Pattern.compile(pattern).matcher(text).region(at, text.length());
        if (!digits.lookingAt()) {
            throw misread();
        }
        at = digits.end();
        return String.valueOf((char) Integer.parseInt(digits.group(1), 16));
    }

    /** What has no quotes, up to the next sign that means something. */
    private String bare() {
        int from = at;
        while (at < text.length() && ",;:={}[]\"".indexOf(text.charAt(at)) < 0 && !isBlank()) {
            at++;
        }
        return text.substring(from, at);
    }

    private JsonNode word() {
        String word = bare();
        return switch (word) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            case "null" -> NODES.nullNode();
            default -> NUMBER.matcher(word).matches() ? number(word) : byLiberty(word);
        };
    }

    private JsonNode byLiberty(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return switch (liberty) {
            case WORDS_IN_ANY_CASE -> small.matches("true|false") ? NODES.booleanNode(small.equals("true")) : no();
            case OTHER_WORDS -> small.matches("yes|on|no|off") ? NODES.booleanNode(small.matches("yes|on")) : no();
            case UNDEFINED -> small.matches("none|nil|undefined") ? NODES.missingNode() : no();
            case NO_NUMBERS -> NO_NUMBER.matcher(word).matches() ? NODES.numberNode(0) : no();
            case NO_NUMBERS_AS_NULL -> NO_NUMBER.matcher(word).matches() ? NODES.nullNode() : no();
            case LEADING_ZEROS -> numberWithout(word, "^(-?)0+(?=\\d)", "$1");
            case PLUS -> numberWithout(word, "^\\+", "");
            case BARE_POINT -> numberWithout(word.replaceAll("\\.(?!\\d)", ""), "^(-?)\\.", "$10.");
            case OTHER_BASES ->
                OTHER_BASE.matcher(word).matches()
                        ? NODES.numberNode(new BigInteger(word.substring(2), BASES.get(small.charAt(1))))
                        : no();
            case SUFFIXES -> numberWithout(word, "[LlDdFfMmn]$", "");
            case UNDERSCORES -> numberWithout(word, "(?<=\\d)_(?=\\d)", "");
            case OTHER_DIGITS -> numberWithout(digits(word), "^$", "");
            case BARE_TEXTS -> word.isEmpty() ? no() : NODES.stringNode(word);
            default -> no();
        };
    }

    private JsonNode numberWithout(String word, String what, String instead) {
        String number = word.replaceFirst(what, instead);
        return NUMBER.matcher(number).matches() ? number(number) : no();
    }

    private static String digits(String word) {
        StringBuilder digits = new StringBuilder();
        word.codePoints()
                .forEach(sign -> digits.append(
                        Character.isDigit(sign)
                                ? String.valueOf(Character.digit(sign, 10))
                                : Character.toString(sign)));
        return digits.toString();
    }

    private static JsonNode number(String number) {
        BigDecimal value = new BigDecimal(number);
        return number.matches("-?\\d+") ? NODES.numberNode(value.toBigInteger()) : NODES.numberNode(value);
    }

    private JsonNode no() {
        throw misread();
    }

    private void blanks() {
        int before;
        do {
            before = at;
            while (at < text.length() && isBlank()) {
                at++;
            }
            if (liberty == JsonLiberty.COMMENTS) {
                skip("/\\*(?s:.*?)\\*/|//[^\\n]*");
            } else if (liberty == JsonLiberty.HASH_COMMENTS) {
                skip("#[^\\n]*");
            }
        } while (at > before);
    }

    private void skip(String pattern) {
        Matcher comment = Pattern.compile(pattern).matcher(text).region(at, text.length());
        at = comment.lookingAt() ? comment.end() : at;
    }

    private boolean isBlank() {
        char sign = text.charAt(at);
        return " \t\r\n".indexOf(sign) >= 0
                || (liberty == JsonLiberty.OTHER_BLANKS
                        && (sign < ' '
                                || Character.isWhitespace(sign)
                                || Character.isSpaceChar(sign)
                                || "\u0085\u200B\uFEFF".indexOf(sign) >= 0));
    }

    private boolean is(char sign) {
        return at < text.length() && text.charAt(at) == sign;
    }

    private JacksonException misread() {
        return new StreamReadException(null, "no JSON at " + at);
    }
}
