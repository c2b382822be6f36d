package lu.lalux.assure.stub.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
    @DisplayName("every length, in pieces of every kind, is what the JDK made it from")
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
    @DisplayName("nothing may follow a padding that ends a block")
    void afterBlock() throws IOException {
        decoding.write("A".repeat(Base64Decoding.BLOCK - 2) + "==" + "AAAA");
        assertThat(decoding.finish()).isPresent();
    }
}
