package lu.lalux.assure.stub.document.scan.inside;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the objects of a PDF as they are written (ISO 32000-1, 7.2 and 7.3). Of a dictionary it keeps what says how a stream
 * is to be decoded, of an array the first elements, and of all other objects that they are there, so that it takes little
 * memory whatever the objects are.
 */
final class PdfLexer {

    /** A name. */
    record Name(String text) {}

    /** A string that is not long. */
    record Text(byte[] bytes) {}

    /** The number of an object that is elsewhere. */
    record Reference(long number) {}

    /** An object whose value is of no interest, or that has no other one. */
    enum Other {
        OBJECT,
        NULL,
        FALSE,
        REFERENCE
    }

    /** Stands for the value of a key that is there twice, of which programs take one or the other. */
    enum Doubtful {
        VALUE
    }

    private static final Set<String> KEPT = Set.of(
            "Filter",
            "DecodeParms",
            "DP",
            "Length",
            "Type",
            "Subtype",
            "Encrypt",
            "Root",
            "Name",
            "Predictor",
            "EarlyChange",
            "Colors",
            "BitsPerComponent",
            "Columns",
            "ID",
            "V",
            "R",
            "O",
            "U",
            "UE",
            "P",
            "EncryptMetadata",
            "CF",
            "CFM",
            "StmF",
            "EFF");

    private static final byte[] CLOSE = {'>', '>'};
    private static final byte[] ARRAY_CLOSE = {']'};

    private static final int ELEMENTS = 16;
    private static final int DEPTH = 100;
    private static final int NAME = 127;
    private static final int DIGITS = 10;
    private static final int TEXT = 256;

    /** Stands for no byte. */
    private static final int CONTINUED = -1_000;

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1," + DIGITS + "}");

    private static final String BLANKS = "\0\t\n\f\r ";
    private static final String DELIMITERS = "()<>[]{}/%";

    private final byte[] bytes;
    private final Limits limits;
    private int position;

    PdfLexer(byte[] bytes, Limits limits, int position) {
        this.bytes = bytes;
        this.limits = limits;
        this.position = position;
    }

    /** Where what was read ends. */
    int position() {
        return position;
    }

    boolean isAt(byte[] keyword) {
        return Bytes.isAt(bytes, keyword, position);
    }

    /** Passes over blanks and comments. */
    void skipBlanks() throws IOException {
        int start = position;
        while (position < bytes.length && (isBlank(bytes[position]) || bytes[position] == '%')) {
            if (bytes[position] == '%') {
                while (position < bytes.length && bytes[position] != '\n' && bytes[position] != '\r') {
                    position++;
                }
            } else {
                position++;
            }
        }
        limits.look(position - start);
    }

    /** The dictionary that stands here. */
    Map<String, Object> dictionary() throws IOException {
        return dictionary(0);
    }

    private Map<String, Object> dictionary(int depth) throws IOException {
        position += 2;
        Map<String, Object> all = new HashMap<>();
        String key = null;
        List<Object> value = new ArrayList<>();
        while (!isEnd(CLOSE)) {
            Object read = object(depth);
            if (read instanceof Name name && (key == null || !value.isEmpty())) {
                keep(all, key, value);
                key = name.text();
                value.clear();
            } else if (value.size() < 4) {
                value.add(read);
            }
        }
        keep(all, key, value);
        position += 2;
        return all;
    }

    /** A reference has three parts, and its value is elsewhere. */
    private static void keep(Map<String, Object> all, String key, List<Object> value) {
        Object only = switch (value.size()) {
            case 1 -> value.get(0);
            case 3 ->
                value.get(0) instanceof Long number && value.get(2) == Other.REFERENCE
                        ? new Reference(number)
                        : Other.OBJECT;
            default -> Other.OBJECT;
        };
        if (key != null && (KEPT.contains(key) || only instanceof Map<?, ?> map && map.containsKey("CFM"))) {
            all.merge(key, only, (one, other) -> Doubtful.VALUE);
        }
    }

    private List<Object> array(int depth) throws IOException {
        position++;
        List<Object> all = new ArrayList<>();
        while (!isEnd(ARRAY_CLOSE)) {
            Object read = object(depth);
            if (all.size() <= ELEMENTS) {
                // Of more than these it is not known what they mean.
                all.add(all.size() < ELEMENTS ? read : Doubtful.VALUE);
            }
        }
        position++;
        return all;
    }

    /** Whether it ends here, as it also does where the file ends. */
    private boolean isEnd(byte[] mark) throws IOException {
        skipBlanks();
        return position >= bytes.length || isAt(mark);
    }

    private Object object(int depth) throws IOException {
        if (depth > DEPTH) {
            throw new UnreadableException("a PDF whose objects are too deep in one another");
        }
        Object read = switch (bytes[position]) {
            case '/' -> name();
            case '[' -> array(depth + 1);
            case '(' -> string();
            case '<' -> Bytes.isAt(bytes, new byte[] {'<', '<'}, position) ? dictionary(depth + 1) : hexadecimal();
            case ')', '>', ']', '{', '}' -> stray();
            default -> word();
        };
        limits.look(1);
        return read;
    }

    /** A delimiter that should not be here; programs pass over it. */
    private Other stray() {
        position++;
        return Other.OBJECT;
    }

    private Name name() throws IOException {
        int start = position++;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (position < bytes.length && isRegular(bytes[position])) {
            int value = bytes[position++];
            if (value == '#' && position + 2 <= bytes.length) {
                if (HexFormat.isHexDigit(bytes[position]) && HexFormat.isHexDigit(bytes[position + 1])) {
                    value = HexFormat.fromHexDigit(bytes[position]) << 4 | HexFormat.fromHexDigit(bytes[position + 1]);
                    position += 2;
                }
            }
            if (text.size() <= NAME) {
                text.write(value);
            }
        }
        limits.look(position - start);
        return new Name(text.toString(StandardCharsets.ISO_8859_1));
    }

    private Object string() throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int open = 1;
        int start = position++;
        while (open > 0 && position < bytes.length) {
            int value = bytes[position++];
            if (value == '\\') {
                value = escaped();
            } else if (value == '(') {
                open++;
            } else if (value == ')') {
                open--;
            }
            if (open > 0 && value != CONTINUED && text.size() <= TEXT) {
                text.write(value);
            }
        }
        limits.look(position - start);
        return text.size() > TEXT ? Other.OBJECT : new Text(text.toByteArray());
    }

    /** What stands behind a backslash: up to three octal digits, a letter, the end of a line that is none, or itself. */
    private int escaped() {
        if (position >= bytes.length) {
            return CONTINUED;
        }
        int value = bytes[position++];
        if (value >= '0' && value <= '7') {
            int octal = value - '0';
            for (int i = 0; i < 2 && position < bytes.length && bytes[position] >= '0' && bytes[position] <= '7'; i++) {
                octal = octal * 8 + bytes[position++] - '0';
            }
            return octal & 0xFF;
        }
        if (value == '\r' && position < bytes.length && bytes[position] == '\n') {
            position++;
        }
        return switch (value) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '\n', '\r' -> CONTINUED;
            default -> value;
        };
    }

    private Object hexadecimal() throws IOException {
        int start = position;
        StringBuilder digits = new StringBuilder();
        while (position < bytes.length && bytes[position] != '>') {
            if (HexFormat.isHexDigit(bytes[position]) && digits.length() <= 2 * TEXT) {
                digits.append((char) bytes[position]);
            }
            position++;
        }
        position++;
        limits.look(position - start);
        if (digits.length() > 2 * TEXT) {
            return Other.OBJECT;
        }
        return new Text(HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : digits.append('0')));
    }

    /** The whole number that stands here, if one does. */
    Optional<Long> number() throws IOException {
        return position < bytes.length && isRegular(bytes[position]) && word() instanceof Long number
                ? Optional.of(number)
                : Optional.empty();
    }

    /** A number, if it is whole, or a keyword. */
    private Object word() throws IOException {
        int start = position;
        while (position < bytes.length && isRegular(bytes[position])) {
            position++;
        }
        limits.look(position - start);
        int length = Math.min(position - start, DIGITS + 2);
        String text = new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        if (NUMBER.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        return switch (text) {
            case "null" -> Other.NULL;
            case "false" -> Other.FALSE;
            case "R" -> Other.REFERENCE;
            default -> Other.OBJECT;
        };
    }

    static boolean isBlank(byte value) {
        return BLANKS.indexOf(value) >= 0;
    }

    private static boolean isRegular(byte value) {
        return !isBlank(value) && DELIMITERS.indexOf(value) < 0;
    }
}
