package lu.lalux.assure.conformance.suite.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A way to write JSON that means the same as any other (RFC 8259, sections 2, 4 and 7). */
enum Spelling {
    /** Every character of each text by its code, in small letters. */
    CODES(Spelling::codes, UnaryOperator.identity(), "", false),
    /** The same in capital letters, names included. */
    CAPITAL_CODES(text -> capital(codes(text)), UnaryOperator.identity(), "", true),
    /** What may be escaped with one letter is, the slash too, as PHP does by itself. */
    SHORT_ESCAPES(text -> plain(text).replace("/", "\\/"), UnaryOperator.identity(), "", false),
    /** The four blanks wherever there may be one. */
    BLANKS(Spelling::plain, UnaryOperator.identity(), " \t\r\n", false),
    /** The members in the opposite order. */
    REVERSED(Spelling::plain, Spelling::reversed, "", false);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final UnaryOperator<String> text;
    private final UnaryOperator<List<String>> order;
    private final String blank;
    private final boolean namesToo;

    Spelling(UnaryOperator<String> text, UnaryOperator<List<String>> order, String blank, boolean namesToo) {
        this.text = text;
        this.order = order;
        this.blank = blank;
        this.namesToo = namesToo;
    }

    /**
     * @param request its fields
     * @return the JSON, so written
     */
    String of(Map<String, Object> request) {
        List<String> members = request.entrySet().stream()
                .map(member -> name(member.getKey()) + blank + ":" + blank + value(member.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        return blank + "{" + blank + String.join(blank + "," + blank, order.apply(members)) + blank + "}" + blank;
    }

    private String name(String name) {
        return namesToo ? text.apply(name) : plain(name);
    }

    private String value(Object value) {
        return value instanceof String words ? text.apply(words) : JSON.writeValueAsString(value);
    }

    private static String plain(String text) {
        return JSON.writeValueAsString(text);
    }

    private static String codes(String text) {
        return text.chars()
                .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static String capital(String codes) {
        return codes.toUpperCase(Locale.ROOT).replace("\\U", "\\u");
    }

    private static List<String> reversed(List<String> members) {
        Collections.reverse(members);
        return members;
    }
}
