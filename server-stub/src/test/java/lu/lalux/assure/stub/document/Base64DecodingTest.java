package lu.lalux.assure.stub.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import lu.lalux.assure.stub.problem.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base64DecodingTest {

    private final ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    private final Base64Decoding decoding = new Base64Decoding(decoded);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 49_151, 49_152, 49_153, 200_000})
    @DisplayName("every length, in pieces of every kind, is what the JDK made it from (D23)")
    void roundTrip(int length) throws IOException {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        char[] text = Base64.getEncoder().encodeToString(content).toCharArray();
        for (int at = 0; at < text.length; at += 7) {
            decoding.write(text, at, Math.min(7, text.length - at));
        }
        assertThat(decoding.finish()).isEmpty();
        assertThat(decoded.toByteArray()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 49_150, 49_151, 49_152, 49_153, 200_000})
    @DisplayName("bytes that are taken in blocks, and characters that come after them, are one content")
    void blocks(int length) throws IOException {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        byte[] text = Base64.getEncoder().encode(content);
        int from = 0;
        int taken;
        do {
            byte[] block = Arrays.copyOfRange(text, from, from + Base64Decoding.BLOCK);
            taken = decoding.take(block, Math.min(block.length, text.length - from));
            from += taken;
        } while (taken > 0);
        assertThat(text.length - from).as("what is left").isLessThanOrEqualTo(7);
        decoding.write(new String(text, from, text.length - from, StandardCharsets.US_ASCII));
        assertThat(decoding.finish()).isEmpty();
        assertThat(decoded.toByteArray()).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAA=AAAAAAAA", "AA_AAAAAAAAA", "AAA\nAAAAAAAA", "AAA\"}       ", "AAA\\u003dAAA", "===="})
    @DisplayName("a block with anything out of the ordinary is not taken")
    void outOfTheOrdinary(String text) throws IOException {
        byte[] block = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(decoding.take(block, block.length)).isZero();
        assertThat(decoded.size()).isZero();
    }

    @Test
    @DisplayName("a fault after a block is named with its place in the whole")
    void placeAfterBlock() throws IOException {
        byte[] block = "AAAAAAAAAAAA".getBytes(StandardCharsets.US_ASCII);
        assertThat(decoding.take(block, block.length)).isEqualTo(12);
        decoding.write("AA-A");
        assertThat(decoding.finish()).hasValue(Message.of("document.base64.character", "-", 15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "AA", "AAA", "A===", "AA=", "====", "=", "AAAA=", "AA=A", "AA==A", "AA==AAAA", "AAA=AAAA"})
    void badPadding(String text) throws IOException {
        decoding.write(text);
        assertThat(decoding.finish()).isPresent();
    }

    @Test
    @DisplayName("the character that does not belong is named, with its place")
    void character() throws IOException {
        decoding.write("AAAA\nAA_A");
        assertThat(decoding.finish()).hasValue(Message.of("document.base64.character", "_", 8));
    }

    @Test
    @DisplayName("nothing may follow a padding that ends a block (D23)")
    void afterBlock() throws IOException {
        decoding.write("A".repeat(Base64Decoding.BLOCK - 2) + "==" + "AAAA");
        assertThat(decoding.finish()).isPresent();
    }
}
