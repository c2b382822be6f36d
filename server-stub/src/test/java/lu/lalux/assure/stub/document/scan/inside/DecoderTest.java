package lu.lalux.assure.stub.document.scan.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    @Test
    @DisplayName("the example of ISO 32000-1, 7.4.4.2")
    void example() throws IOException {
        byte[] decoded = decoded(HexFormat.of().parseHex("800b6050220c0c8501"), 1);
        assertThat(decoded).containsExactly(45, 45, 45, 45, 45, 65, 45, 45, 45, 66);
    }

    @Test
    @DisplayName("what another program compresses: a picture in a TIFF, whose LZW is the same (TIFF 6.0, section 13)")
    void ofAnother() throws IOException {
        BufferedImage picture = new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(7);
        for (int i = 0; i < 300 * 200; i++) {
            picture.getRaster().setSample(i % 300, i / 300, 0, random.nextInt(1 + i / 300));
        }
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam lzw = writer.getDefaultWriteParam();
        lzw.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        lzw.setCompressionType("LZW");
        lzw.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
        lzw.setTiling(304, 208, 0, 0);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(tiff)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), lzw);
        }
        ByteBuffer file = ByteBuffer.wrap(tiff.toByteArray());
        int tile = (int) field(file, 324);
        byte[] strip = Arrays.copyOfRange(file.array(), tile, tile + (int) field(file, 325));
        InputStream decoded = new LzwInput(new ByteArrayInputStream(strip), 1);
        if (field(file, 317) == 2) {
            decoded = PredictedInput.of(decoded, Map.of("Predictor", 2L, "Columns", 304L));
        }
        byte[] pixels = decoded.readAllBytes();
        assertThat(pixels).hasSize(304 * 208);
        for (int i = 0; i < 300 * 200; i++) {
            assertThat(pixels[i / 300 * 304 + i % 300] & 0xFF)
                    .isEqualTo(picture.getRaster().getSample(i % 300, i / 300, 0));
        }
    }

    /** The one value of a field of a TIFF's directory; 0 when it is not there. */
    private static long field(ByteBuffer tiff, int tag) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        for (int entry = 0; entry < tiff.getShort(directory); entry++) {
            int at = directory + 2 + 12 * entry;
            if (tiff.getShort(at) == tag) {
                return tiff.getShort(at + 2) == 3 ? tiff.getShort(at + 8) : tiff.getInt(at + 8);
            }
        }
        return 0;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @DisplayName("codes grow to twelve bits, the table is cleared, and one code stands for what it is about to mean")
    void everyWidth(int early) throws IOException {
        byte[] bytes = new byte[60_000];
        Random random = new Random(5);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i < 20_000 ? 'a' : random.nextInt(i < 40_000 ? 4 : 256));
        }
        assertThat(decoded(encoded(bytes, early), early)).isEqualTo(bytes);
    }

    @Test
    @DisplayName("a code that means nothing yet is no end")
    void damaged() {
        assertThatThrownBy(() -> decoded(new byte[] {0x55, 0x55, 0x55}, 1)).isInstanceOf(UnreadableException.class);
    }

    @Test
    @DisplayName("what is no digit in the middle is not passed over")
    void noDigit() {
        byte[] hex = "41 4? 42>".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> new AsciiHexInput(new ByteArrayInputStream(hex)).readAllBytes())
                .isInstanceOf(UnreadableException.class);
        byte[] base85 = "87cUR\u00ffVvvvv~>".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> new Ascii85Input(new ByteArrayInputStream(base85)).readAllBytes())
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    @DisplayName("a run of bytes, a byte that runs, an end; and one that is missing")
    void runLength() throws IOException {
        byte[] runs = {2, 'a', 'b', 'c', -1, 'd', -127, 'e', -128, 'x'};
        assertThat(new RunLengthInput(new ByteArrayInputStream(runs)).readAllBytes())
                .asString()
                .isEqualTo("abcdd" + "e".repeat(128));
        assertThat(new RunLengthInput(new ByteArrayInputStream(runs, 0, 4)).readAllBytes())
                .asString()
                .isEqualTo("abc");
        assertThat(new RunLengthInput(new ByteArrayInputStream(runs, 0, 3)).readAllBytes())
                .asString()
                .isEqualTo("ab");
    }

    private static byte[] decoded(byte[] bytes, int early) throws IOException {
        return new LzwInput(new ByteArrayInputStream(bytes), early).readAllBytes();
    }

    private static byte[] encoded(byte[] bytes, int early) {
        Bits bits = new Bits();
        Map<String, Integer> codes = new HashMap<>();
        int free = 258;
        int width = 9;
        bits.write(256, width);
        String known = "";
        for (byte each : bytes) {
            String longer = known + (char) (each & 0xFF);
            if (longer.length() == 1 || codes.containsKey(longer)) {
                known = longer;
                continue;
            }
            bits.write(known.length() == 1 ? known.charAt(0) : codes.get(known), width);
            codes.put(longer, free++);
            // Whoever decodes is one code behind.
            width = width(free - 1 + early);
            known = longer.substring(longer.length() - 1);
            if (free == 4_095) {
                bits.write(256, width);
                codes.clear();
                free = 258;
                width = 9;
            }
        }
        bits.write(known.length() == 1 ? known.charAt(0) : codes.get(known), width);
        bits.write(257, width(free + early));
        return bits.bytes();
    }

    private static int width(int code) {
        return Math.max(9, Integer.SIZE - Integer.numberOfLeadingZeros(code));
    }

    private static final class Bits {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long held;
        private int count;

        void write(int code, int width) {
            held = held << width | code;
            for (count += width; count >= Byte.SIZE; count -= Byte.SIZE) {
                out.write((int) (held >> count - Byte.SIZE));
            }
            held &= (1L << count) - 1;
        }

        byte[] bytes() {
            out.write((int) (held << Byte.SIZE - count));
            return out.toByteArray();
        }
    }
}
