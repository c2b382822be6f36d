package lu.lalux.assure.stub.document.scan.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files by which somebody wants to cost time and memory; what is found in others is seen with a real clamd. */
@Timeout(60)
class InspectionTest {

    private static final int MAX = 5_242_880;
    private static final int MEGABYTE = 1 << 20;
    private static final String MARK = "MARK-OF-A-VIRUS-1";
    private static final String END = "\nendstream\nendobj\n";

    static Stream<Arguments> hostile() throws IOException {
        return Stream.of(
                arguments("dictionaries in one another", pdf(repeated("<</A", MAX / 5), "")),
                arguments("arrays in one another", pdf("<</A " + repeated("[", MAX / 2), "")),
                arguments("strings without an end", pdf(repeated("1 0 obj<</A(", MAX / 13), "")),
                arguments("dictionaries without an end", pdf(repeated("1 0 obj<</A[1 2]", MAX / 17), "")),
                arguments("hexadecimal strings without an end", pdf(repeated("1 0 obj<</A<a", MAX / 14), "")),
                arguments("comments", pdf(repeated("1 0 obj%", MAX / 9), "")),
                arguments("many streams", pdf(repeated("1 0 obj<<>>stream\n", MAX / 18), "")),
                arguments(
                        "many lengths that are wrong",
                        pdf(repeated("1 0 obj<</Length 9>>stream\n" + " ".repeat(300), MAX / 340), "")),
                arguments(
                        "streams in one another", pdf(repeated(flate("", "\170\1") + "\0\0\0\377\377", MAX / 60), "")),
                arguments(
                        "empty blocks", pdf(repeated(flate("", "\170\1"), 5_000), repeated("\0\0\0\377\377", MAX / 6))),
                arguments("a gigabyte", pdf(flate("/Subtype/Image", zeros(1_024)), "\nendstream")),
                arguments("many times ten megabytes", pdf(repeated(flate("/Subtype/Image", zeros(10)), 30), "")),
                arguments(
                        "a row of two gigabytes",
                        pdf(
                                flate("/DecodeParms<</Predictor 12/Columns 2147483647/Colors 9>>", zeros(1)),
                                "\nendstream")),
                arguments("documents in one another", nested(20)),
                arguments("large documents in one another", nested(8, new byte[4 * MEGABYTE])),
                arguments("ZIPs in one another", zips(40)),
                arguments(
                        "one long name, begun over and over",
                        pdf(repeated("obj<</A ", 95) + "/", "b".repeat(MAX - 900))),
                arguments("a TAR that goes back", tar("-1777")),
                arguments("a TAR that goes far back", tar("-3720")));
    }

    /** Each has a content with the mark, where a careless reader does not come to it. */
    static Stream<Arguments> hidden() throws IOException {
        String marked = "endstream " + MARK;
        String ones = repeated("/RL ", 16);
        return Stream.of(
                arguments("length less than nothing", pdf("%endstream\n2 0 obj<</Length -24>>stream\n" + marked, END)),
                arguments("length elsewhere", pdf("<</Length 2 0 R>>stream\n" + marked, END + "2 0 obj 27 endobj\n")),
                arguments("length nowhere", pdf("<</Length 2 0 R>>stream\n" + marked, END)),
                arguments(
                        "length elsewhere, twice",
                        pdf("<</Length 2 0 R>>stream\n" + marked, END + "2 0 obj 0 endobj 2 0 obj 27 endobj\n")),
                arguments("two lengths", pdf("<</Length 27/Length 0>>stream\n" + marked, END)),
                arguments("seventeen filters", pdf("<</Filter[" + ones + "/AHx]>>stream\n" + runs(16), END)),
                arguments(
                        "sixteen that are none",
                        pdf(
                                "<</Filter[" + repeated("null ", 16) + "/FlateDecode]>>stream\n" + packed(ascii(MARK)),
                                END)),
                arguments("parameters elsewhere", pdf("<</Filter/Crypt/DecodeParms 5 0 R/Length 3>>stream\nabc", END)),
                arguments(
                        "encrypted by one trailer",
                        pdf("<</Length 17>>stream\n" + MARK, END + encryption() + "trailer<</Root 1 0 R>>\n")),
                arguments("ZIP behind a byte, in a ZIP", zip(concatenated("x", damaged()))),
                arguments(
                        "PDF without its header, in a ZIP",
                        zip(ascii(" ".repeat(2_000) + "1 0 obj<</Filter/No>>stream\nabc" + END))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hidden")
    @DisplayName("what hides is found, or the file is not said to be clean")
    void isNotPassed(String what, byte[] file) {
        Inspection inspection = new Inspection(MAX, () -> false, InspectionTest::isMarked);
        assertThat(catchThrowable(() -> {
                    if (inspection.infected(file)) {
                        throw new UnreadableException("found");
                    }
                }))
                .as(what)
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    @DisplayName("a length that is given elsewhere is found there")
    void lengthElsewhere() throws IOException {
        byte[] file = pdf("<</Length 2 0 R>>stream\nendstream " + MARK, END + "2 0 obj 27 endobj\n");
        assertThat(new Inspection(MAX, () -> false, InspectionTest::isMarked).infected(file))
                .isTrue();
    }

    @Test
    @DisplayName("a scanner that hangs up is not the file's fault")
    void hangsUp() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            // So many that they are sent before the end.
            out.write(pdf(repeated("<</Filter/JPXDecode/Length 2>>stream\n00" + END + "1 0 obj", 1_500), "<<>>"));
        }
        Inspection inspection = new Inspection(MAX, () -> false, file -> {
            throw new EOFException("clamd closed the connection");
        });
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> inspection.infected(packed.toByteArray()));
    }

    private static boolean isMarked(byte[] parcel) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(parcel))) {
            while (in.getNextEntry() != null) {
                if (new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(MARK)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The mark in hexadecimal digits, run-length encoded so often. */
    private static String runs(int times) {
        String text = HexFormat.of().formatHex(ascii(MARK)) + ">";
        for (int i = 0; i < times; i++) {
            text = (char) (text.length() - 1) + text + "\u0080";
        }
        return text;
    }

    /** A right one for a reader without a password (ISO 32000-1, 7.6.3, revision 2), and the trailer that names it. */
    private static String encryption() {
        byte[] padding = HexFormat.of().parseHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");
        byte[] owner = new byte[32];
        Arrays.fill(owner, (byte) 'o');
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(padding);
            md5.update(owner);
            md5.update(new byte[] {-4, -1, -1, -1});
            byte[] key = Arrays.copyOf(md5.digest(ascii("id")), 5);
            Cipher rc4 = Cipher.getInstance("RC4");
            rc4.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "RC4"));
            HexFormat hex = HexFormat.of();
            return "3 0 obj<</Filter/Standard/V 1/R 2/P -4/O<" + hex.formatHex(owner) + ">/U<"
                    + hex.formatHex(rc4.doFinal(padding)) + ">>>endobj\n"
                    + "trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(id)(id)]>>\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] tar(String size) {
        byte[] header = new byte[512];
        System.arraycopy(ascii("a"), 0, header, 0, 1);
        System.arraycopy(ascii(size), 0, header, 124, size.length());
        System.arraycopy(ascii("ustar"), 0, header, 257, 5);
        int sum = 8 * ' ';
        for (byte each : header) {
            sum += each;
        }
        System.arraycopy(ascii(Integer.toOctalString(sum)), 0, header, 148, 4);
        return Arrays.copyOf(header, 10_240);
    }

    private static byte[] damaged() throws IOException {
        byte[] zip = zip(ascii(MARK));
        zip[40] ^= 1;
        return zip;
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry("a"));
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] concatenated(String text, byte[] bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(ascii(text));
        all.writeBytes(bytes);
        return all.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void ends(String what, byte[] file) {
        assertThatExceptionOfType(UnreadableException.class)
                .as("%s, %d bytes", what, file.length)
                .isThrownBy(() -> inspection().infected(file));
    }

    @Test
    @DisplayName("what is past its time is not read on")
    void late() {
        Inspection late = new Inspection(MAX, () -> true, file -> false);
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> late.infected(ascii(ordinary())))
                .withMessageContaining("assure.antivirus.delays.file");
    }

    @Test
    @DisplayName("whatever has become of a file, it is read to its end or is said not to be")
    void mutilated() throws IOException {
        Random random = new Random(17);
        List<byte[]> files = List.of(ascii(ordinary()), nested(3), zips(3));
        int unreadable = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] file = files.get(i % files.size()).clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                int at = random.nextInt(file.length);
                file[at] = random.nextBoolean() ? (byte) random.nextInt() : file[random.nextInt(file.length)];
            }
            try {
                inspection().infected(file);
            } catch (UnreadableException expected) {
                unreadable++;
            }
        }
        assertThat(unreadable).isBetween(300, 1_999);
    }

    @Test
    @DisplayName("the scanner is given what it does not see, and nothing of a plain file")
    void given() throws IOException {
        List<byte[]> given = new ArrayList<>();
        Inspection.Scanner scanner = file -> {
            given.add(file);
            return false;
        };
        String plain = "<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream\nendobj\n";
        String packed = packed("sain".getBytes(StandardCharsets.US_ASCII));
        new Inspection(MAX, () -> false, scanner)
                .infected(ascii("%PDF-1.4\n1 0 obj\n" + plain.formatted(packed.length(), packed)));
        assertThat(given).isEmpty();
        new Inspection(MAX, () -> false, scanner).infected(ascii(ordinary()));
        assertThat(given).hasSize(1);
    }

    private static Inspection inspection() {
        return new Inspection(MAX, () -> false, file -> false);
    }

    /** A page, a picture, cross references with a prediction, and encryption that is none. */
    private static String ordinary() throws IOException {
        return "%PDF-1.5\n" + flate("", packed("page".getBytes(StandardCharsets.US_ASCII)))
                + "\nendstream\nendobj\n2 0 obj"
                + "<</Subtype/Image/Filter[/ASCIIHexDecode]/Length 9>>stream\n00112233>\nendstream\nendobj\n"
                + flate(
                        "/Type/XRef/ID[(a\\)\\050)<00>]/DecodeParms<</Predictor 12/Columns 4>>",
                        packed(new byte[] {2, 1, 2, 3, 4, 2, 0, 0, 0, 1}))
                + "\nendstream\nendobj\ntrailer<</Root 1 0 R/Encrypt null>>\n%%EOF\n";
    }

    private static String flate(String entries, String data) {
        return "1 0 obj<</Filter/FlateDecode" + entries + ">>stream\n" + data;
    }

    private static String zeros(int megabytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[MEGABYTE]);
            }
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }

    private static String packed(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(content);
        }
        return packed.toString(StandardCharsets.ISO_8859_1);
    }

    private static byte[] nested(int depth) throws IOException {
        return nested(depth, new byte[0]);
    }

    /** Documents in one another, each with a filling that compresses well. */
    private static byte[] nested(int depth, byte[] filling) throws IOException {
        byte[] file = ascii("%PDF-1.4\n");
        for (int i = 0; i < depth; i++) {
            ByteArrayOutputStream inner = new ByteArrayOutputStream();
            inner.writeBytes(file);
            inner.writeBytes(filling);
            file = pdf(flate("/Subtype/Image", packed(inner.toByteArray())), "\nendstream\nendobj\n");
        }
        return file;
    }

    private static byte[] zips(int depth) throws IOException {
        byte[] file = new byte[10];
        for (int i = 0; i < depth; i++) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(packed)) {
                out.putNextEntry(new ZipEntry("a"));
                out.write(file);
            }
            file = packed.toByteArray();
        }
        return file;
    }

    private static String repeated(String text, int times) {
        return text.repeat(times);
    }

    private static byte[] pdf(String objects, String end) {
        return ascii("%PDF-1.4\n1 0 obj" + objects + end);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
