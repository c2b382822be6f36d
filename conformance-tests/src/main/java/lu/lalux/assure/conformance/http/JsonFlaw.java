package lu.lalux.assure.conformance.http;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** What is nearly JSON, and which readers can be set to take for it (RFC 8259, sections 2 to 7). */
public enum JsonFlaw {
    /** Something behind the object. */
    TRAILING_TEXT(json -> json + " x"),
    /** Another object behind the first. */
    SECOND_OBJECT(json -> json + json),
    /** A comment between two marks. */
    COMMENT(json -> "/* CONF */" + json),
    /** A comment to the end of its line. */
    LINE_COMMENT(json -> "// CONF\n" + json),
    /** A comma behind the last member. */
    TRAILING_COMMA(json -> json.substring(0, json.length() - 1) + ",}"),
    /** The wrong quotes. */
    SINGLE_QUOTES(json -> json.replace('"', '\'')),
    /** A name without quotes. */
    BARE_NAME(json -> json.replaceFirst("\"(\\w+)\":", "$1:"));

    private final UnaryOperator<String> change;

    JsonFlaw(UnaryOperator<String> change) {
        this.change = change;
    }

    /** {@return its name in ids} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String in(String json) {
        return change.apply(json);
    }
}
