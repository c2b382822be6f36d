package lu.lalux.assure.stub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonToken;

class StructureCheckTest {

    private static final int MAX_NUMBER = 256;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                              |  2
            {"a":"text"}                    |  7
            {"a":"te\\\\xt\\"}{:,","b":1}   | 13
            { "a\\"b" : [ "x" , "y" ] }     | 14
            {"a":["x",{"b":"y"},"z"],"c":0} | 25
            {"a":{"b":"x"},"c":"y"}         | 19
            [["x"],"y"]                     |  7
            """)
    @DisplayName("all that is neither text nor blank counts, names too, whatever a text holds and however it comes")
    void structure(String json, int expected) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(within(bytes, expected, bytes.length)).isTrue();
        assertThat(within(bytes, expected - 1, bytes.length)).isFalse();
        assertThat(within(bytes, expected, 1)).isTrue();
        assertThat(within(bytes, expected - 1, 1)).isFalse();
    }

    @Test
    @DisplayName("what was read ahead behind a text, and is read again, counts once")
    void again() {
        byte[] start = "{\"a\":\"".getBytes(StandardCharsets.US_ASCII);
        byte[] ahead = "text\",\"b\":1, \"c\":\"".getBytes(StandardCharsets.US_ASCII);
        byte[] rest = "text\"}".getBytes(StandardCharsets.US_ASCII);
        for (int limit : new int[] {18, 19}) {
            StructureCheck check = new StructureCheck(limit, MAX_NUMBER);
            check.see(start, 0, start.length);
            check.see(ahead, 0, ahead.length);
            check.goOnInText(ahead, ahead.length);
            check.see(ahead, 0, ahead.length);
            assertThat(check.see(rest, 0, rest.length) == rest.length)
                    .as("%d", limit)
                    .isEqualTo(limit == 19);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "1.", "-0.5", "1e", "1E+", "2.5e-"})
    @DisplayName("a number is refused at the byte that is one too many, where that is, and before the rest is read")
    void number(String start) {
        String longest = start + "7".repeat(MAX_NUMBER - start.length());
        String json = "{\n\"file\": \"1\", \"a\": " + longest;
        Problem problem = refusal(json, "7");
        assertThat(problem.type()).isEqualTo(ProblemType.JSON_ILLISIBLE);
        assertThat(problem.detail().key()).isEqualTo("contract.json.too-deep-or-long");
        assertThat(problem.detail().arguments())
                .containsExactly("2", Integer.toString(json.length() - 1), "32", "1024", "256");
        assertThat(new StructureCheck(1_000, MAX_NUMBER)
                        .see(json.getBytes(StandardCharsets.US_ASCII), 0, json.length()))
                .isEqualTo(json.length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {                 | "a":1,
            {"file":[         | [],
            {"file":[         | true,
            {"file": "AAAAA", | "file": "AAAAA",
            """)
    @DisplayName("names, elements and members are, when they are more than a small body has; where, is told")
    void tooMuch(String start, String piece) {
        Problem problem = refusal(start, piece);
        assertThat(problem.type()).isEqualTo(ProblemType.CORPS_TROP_GRAND);
        assertThat(problem.detail().key()).isEqualTo("problem.body-too-large.structure");
        int column = Integer.parseInt(problem.detail().arguments().get(1).toString());
        assertThat(problem.detail().arguments()).containsExactly("1", Integer.toString(column), "65536");
        assertThat(column).isBetween(65_537, 2 * 65_536);
    }

    @Test
    @DisplayName("blanks are passed over, however many: a body of the greatest size may be filled with them (D26)")
    void blanks() {
        byte[] bytes = ("{\"a\":" + " \t\r\n".repeat(50_000) + "1" + " ".repeat(300) + "}")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(within(bytes, 7, bytes.length)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\\u0061", "\u20ac"})
    @DisplayName("an endless name is refused for its length, by the parser")
    void name(String piece) {
        assertThat(refusal("{\"", piece).detail().key()).isEqualTo("contract.json.too-deep-or-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    @DisplayName("endless nesting is refused for its depth, by the parser")
    void depth(String piece) {
        assertThat(refusal("", piece).detail().key()).isEqualTo("contract.json.too-deep-or-long");
    }

    /** Reads all tokens of a text without end. */
    private static Problem refusal(String start, String piece) {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class,
                () -> JsonSyntax.read(new Endless(start, piece), 65_536, (parser, input) -> {
                    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                        // To what is wrong.
                    }
                }));
        return refused.problem();
    }

    private static boolean within(byte[] bytes, int limit, int piece) {
        StructureCheck check = new StructureCheck(limit, MAX_NUMBER);
        for (int offset = 0; offset < bytes.length; offset += piece) {
            if (check.see(bytes, offset, piece) < piece) {
                return false;
            }
        }
        return true;
    }

    /** Ends only where it should have been refused long ago. */
    private static final class Endless extends InputStream {

        private final byte[] start;
        private final byte[] piece;
        private int count;

        Endless(String start, String piece) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
            this.piece = piece.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() throws IOException {
            if (count > 1_000_000) {
                throw new IOException("Nothing was refused");
            }
            byte next = count < start.length ? start[count] : piece[(count - start.length) % piece.length];
            count++;
            return next & 0xFF;
        }
    }
}
