package lu.lalux.assure.conformance.selfcheck.model.json;

import java.util.Locale;

/**
 * A liberty that some reader of JSON takes, by itself or when it is set so: what it then reads is no JSON (RFC 8259).
 */
public enum JsonLiberty {
    /** Whatever stands behind the value is not looked at. */
    TRAILING_CONTENT,
    /** What stands before the first brace and behind the last is cut off, as from a script or a form. */
    PADDING,
    /** Comments, as C and Java have them. */
    COMMENTS,
    /** Comments from a hash to the end of the line. */
    HASH_COMMENTS,
    /** A comma behind the last member. */
    TRAILING_COMMA,
    /** Commas wherever they stand, one or several. */
    EXTRA_COMMAS,
    /** Members without a comma between them. */
    MISSING_COMMA,
    /** A semicolon for a comma. */
    SEMICOLONS,
    /** {@code =} or {@code =>} for a colon. */
    EQUALS,
    /** The end of the text closes what is open. */
    UNCLOSED,
    /** Texts between apostrophes. */
    SINGLE_QUOTES,
    /** Texts between grave accents, as in a script. */
    BACKTICKS,
    /** Texts between a typographer's quotation marks. */
    CURLY_QUOTES,
    /** Several texts behind each other make one, with a plus or a blank between them. */
    CONCATENATION,
    /** Names without quotes. */
    BARE_NAMES,
    /** Texts without quotes. */
    BARE_TEXTS,
    /** {@code True}, {@code FALSE}, as other languages write them. */
    WORDS_IN_ANY_CASE,
    /** {@code yes} and {@code off}, as YAML has them. */
    OTHER_WORDS,
    /** {@code None}, {@code undefined}: the member is not there. */
    UNDEFINED,
    /** {@code NaN} and {@code Infinity}, which become zero. */
    NO_NUMBERS,
    /** The same words, which become null. */
    NO_NUMBERS_AS_NULL,
    /** Zeros before a number. */
    LEADING_ZEROS,
    /** A plus before a number. */
    PLUS,
    /** A point without a digit before or behind it. */
    BARE_POINT,
    /** Numbers to the bases 16, 8 and 2. */
    OTHER_BASES,
    /** The letters of numbers' types. */
    SUFFIXES,
    /** Underscores between digits. */
    UNDERSCORES,
    /** Digits of other scripts. */
    OTHER_DIGITS,
    /** Control characters in a text as they are. */
    RAW_CONTROLS,
    /** A backslash before any character, which then stands for itself. */
    ANY_ESCAPE,
    /** The escapes of C and of scripts. */
    OTHER_ESCAPES,
    /** Escapes by code with too few digits. */
    SHORT_CODES,
    /** Other blanks than the four. */
    OTHER_BLANKS,
    /** A list of one object is that object. */
    LIST_OF_ONE,
    /** A text that is JSON is read once more. */
    TEXT_OF_JSON,
    /** Of members with one name the first counts. */
    FIRST_OF_NAME,
    /** Names are compared as they are spelt: the same one with an escape is another, and the last counts. */
    SPELLING_COMPARED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * {@return the name by which a {@link lu.lalux.assure.conformance.selfcheck.model.Conduct} says where it is taken}
     */
    public String word() {
        return word;
    }
}
