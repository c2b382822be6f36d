package lu.lalux.assure.stub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Utf8CheckTest {

    /** Bytes at which something begins, ends or is between. */
    private static final int[] TELLING = {
        0x00, 'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
        0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF
    };

    @Test
    @DisplayName("all that one, two, three or four telling bytes can be is UTF-8 where the JDK says so")
    void asTheJdk() {
        for (int first : TELLING) {
            for (int second : TELLING) {
                for (int third : TELLING) {
                    for (int fourth : TELLING) {
                        // Ends with a character, so that none is incomplete.
                        requireSame(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth, 'z'});
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("in whatever pieces it comes")
    void inPieces() {
        String text = "é€😀\uFFFF\uE000".repeat(20);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            Utf8Check check = new Utf8Check();
            int offset = 0;
            while (offset < bytes.length) {
                int length = Math.min(random.nextInt(6), bytes.length - offset);
                check.see(bytes, offset, length);
                offset += length;
            }
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> check.see(0xBF));
        }
    }

    @Test
    @DisplayName("where it is none is told by line and column, in bytes")
    void place() {
        assertPlace(1, 3, new byte[] {'a', 'b', (byte) 0xC0});
        assertPlace(3, 2, new byte[] {'a', '\n', '\n', (byte) 0xE2, 'x'});
        assertPlace(2, 4, new byte[] {'a', '\n', (byte) 0xC3, (byte) 0xA9, 'x', (byte) 0x80});
    }

    private static void assertPlace(int line, int column, byte[] bytes) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new Utf8Check().see(bytes, 0, bytes.length))
                .satisfies(refused -> {
                    assertThat(refused.problem().type()).isEqualTo(ProblemType.JSON_ILLISIBLE);
                    assertThat(refused.problem().detail().arguments())
                            .containsExactly(Integer.toString(line), Integer.toString(column));
                });
    }

    private static void requireSame(byte[] bytes) {
        assertThat(isUtf8(bytes)).as(() -> HexFormat.of().formatHex(bytes)).isEqualTo(isUtf8ForTheJdk(bytes));
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            new Utf8Check().see(bytes, 0, bytes.length);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static boolean isUtf8ForTheJdk(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
