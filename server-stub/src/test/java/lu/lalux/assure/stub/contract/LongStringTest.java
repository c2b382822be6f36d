package lu.lalux.assure.stub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.stub.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonToken;

class LongStringTest {

    /** Takes what is lower case, of which it wants at least three. */
    private static final int LEAST = 3;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7_990, 8_000, 8_001, 65_534, 65_535, 65_536, 65_537, 131_072, 200_001})
    @DisplayName("whatever its length, a string is consumed whole, and the parser goes on behind it")
    void lengths(int length) throws IOException {
        String text = "a".repeat(length);
        for (String end : new String[] {"", "B", "b", "\\u0062", "é", "\\\"", "BbB"}) {
            for (String space : new String[] {"", " ".repeat(7_980), "\n\n"}) {
                String json = "{" + space + "\"file\":\"" + text + end + "\",\"next\": 1}";
                assertThat(consumed(json)).as(end).isEqualTo(text + plain(end));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 8_000, 65_536, 200_001})
    @DisplayName("where a body is wrong is said as if the parser had seen all of it")
    void places(int length) {
        String start = "{\n \"file\":\"" + "a".repeat(length);
        for (String end : new String[] {"", "\u0001\"}", "\"", "\" x", "\"} x", "\",\n\"next\": x"}) {
            assertThat(refusal(start + end, true)).as(end).isEqualTo(refusal(start + end, false));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 7_990, 8_000, 65_536, 200_001})
    @DisplayName("where a body is not UTF-8 is said too, whether the parser read so far ahead or not")
    void notUtf8(int length) {
        String start = "{\n \"file\":\"" + "a".repeat(length);
        for (String end : new String[] {"\u00C0\u00AF\"}", "B\u00FF\"}", "\",\n\"next\": \"\u00ED\u00A0\u0080\"}"}) {
            byte[] json = (start + end).getBytes(StandardCharsets.ISO_8859_1);
            assertThat(refusal(json, true)).as(end).isEqualTo(refusal(json, false));
        }
    }

    private static Object refusal(String json, boolean diverted) {
        return refusal(json.getBytes(StandardCharsets.UTF_8), diverted);
    }

    private static Object refusal(byte[] json, boolean diverted) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(json, diverted));
        return refused.problem().detail();
    }

    private static String consumed(String json) throws IOException {
        return read(json.getBytes(StandardCharsets.UTF_8), true);
    }

    private static String read(byte[] json, boolean diverted) throws IOException {
        StringBuilder taken = new StringBuilder();
        StringWriter rest = new StringWriter();
        JsonSyntax.read(inPieces(json), 65_536, (parser, input) -> {
            parser.nextToken();
            parser.nextName();
            assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_STRING);
            LongString string = new LongString(parser, input);
            string.read((bytes, length) -> diverted ? take(bytes, length, taken) : 0, rest);
            while (parser.nextToken() != null) {
                // To the end, or to what is wrong.
            }
        });
        return taken + rest.toString();
    }

    private static int take(byte[] bytes, int length, StringBuilder taken) {
        int known = 0;
        while (known < length && bytes[known] >= 'a' && bytes[known] <= 'z') {
            known++;
        }
        if (known < LEAST || known < length && bytes[known] != '"') {
            return 0;
        }
        taken.append(new String(bytes, 0, known, StandardCharsets.US_ASCII));
        return known;
    }

    private static String plain(String json) {
        return json.replace("\\u0062", "b").replace("\\\"", "\"");
    }

    /** As a network may deliver it. */
    private static InputStream inPieces(byte[] bytes) {
        int half = bytes.length / 2;
        return new SequenceInputStream(
                new ByteArrayInputStream(bytes, 0, half), new ByteArrayInputStream(bytes, half, bytes.length - half));
    }
}
