package lu.lalux.assure.stub.document.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lu.lalux.assure.tools.Needs;
import lu.lalux.assure.tools.Tool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a real clamd, set as prescribed, makes of the EICAR test file in this and that: the table of the page on operation. */
@Timeout(180)
@Needs(Tool.CLAMD)
class ContainersIT {

    private static final int MAX = 5_242_880;
    private static final Path PAGES = Path.of("../openapi/docs");
    private static final byte[] EICAR = EicarAntivirus.signature();
    private static final byte[] CLEAN = ascii("sain ".repeat(20));
    private static final Duration AMPLE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static RealClamd clamd;
    private static ClamdAntivirus antivirus;
    private static Map<String, Map<String, byte[]>> files;

    @BeforeAll
    static void start() throws Exception {
        clamd = new RealClamd(folder);
        clamd.start();
        files = files();
        antivirus = new ClamdAntivirus(
                new AntivirusSettings(
                        AntivirusSettings.Scanner.CLAMD,
                        clamd.socket(),
                        4,
                        new AntivirusSettings.Delays(AMPLE, AMPLE, AMPLE, AMPLE, AMPLE, AMPLE)),
                MAX);
    }

    @AfterAll
    static void end() throws InterruptedException {
        if (clamd != null) {
            clamd.stop();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("rows")
    void row(String status, String kind) throws Exception {
        for (Map.Entry<String, byte[]> file : files.get(kind).entrySet()) {
            assertThat(new ArrivedFile(file.getValue(), 1).status(antivirus).getValue())
                    .as(file.getKey())
                    .isEqualTo(status);
        }
    }

    @Test
    @DisplayName("each kind is in the table, in both languages")
    void complete() throws IOException {
        assertThat(rows("fr/exploitation.md"))
                .extracting(row -> row.get()[1])
                .containsExactlyElementsOf(files.keySet());
        assertThat(rows("en/operation.md"))
                .extracting(row -> row.get()[0])
                .isEqualTo(rows("fr/exploitation.md").stream()
                        .map(row -> row.get()[0])
                        .toList());
    }

    static List<Arguments> rows() throws IOException {
        return rows("fr/exploitation.md");
    }

    /** The lines of the table whose first cell is a status. */
    private static List<Arguments> rows(String page) throws IOException {
        return Files.readAllLines(PAGES.resolve(page)).stream()
                .filter(line -> line.matches("\\| `(Verified|Infected|Error)` \\| .* \\|"))
                .map(line -> line.split(" ?\\| ?"))
                .map(cells -> arguments(cells[1].replace("`", ""), cells[2]))
                .toList();
    }

    private static Map<String, Map<String, byte[]>> files() throws IOException {
        Map<String, byte[]> given = given();
        Map<String, Map<String, byte[]>> files = new LinkedHashMap<>();
        files.put(
                "Un PDF fermé à l’impression, qui s’ouvre sans mot de passe", starting(given, "pdf-R", "-ferme-sain"));
        files.put(
                "Un ZIP, un document Office sains",
                Map.of(
                        "zip",
                        ProbeFiles.zip(CLEAN),
                        "50 MB of zeros",
                        ProbeFiles.zip(new byte[50_000_000]),
                        "docx",
                        office(CLEAN),
                        "doc",
                        old("eca5c100" + "000000000000" + "f012"),
                        "xls",
                        old("0908100000060500" + "00".repeat(12) + "e1000200"),
                        "ppt",
                        old("0000f60f24000000140000005fc091e3")));
        files.put(
                "Une facture Factur-X saine, PDF avec une pièce jointe",
                Map.of("plain", given.get("facturx-sain"), "compressed objects", given.get("facturx-objets-sain")));
        files.put(
                "Un TAR sain avec un ZIP, un document Office",
                Map.of(
                        "zip", tar(ProbeFiles.zip(CLEAN)),
                        "docx", tar(office(CLEAN)),
                        "gzip", gzip(tar(CLEAN, ProbeFiles.zip(CLEAN)))));
        files.put(
                "Une page HTML saine avec une image, un courriel sain",
                Map.of(
                        "html",
                        ascii("<html><body><img src=\"data:image/png;base64,"
                                + Base64.getEncoder().encodeToString(CLEAN) + "\"></body></html>"),
                        "mail",
                        ascii("From: a@example.org\r\nSubject: essai\r\nMIME-Version: 1.0\r\n"
                                + "Content-Type: text/plain\r\n\r\nBonjour\r\n")));
        files.put(
                "Le fichier lui-même, jusqu’à la fin de 5 242 880 octets",
                Map.of("short", EICAR, "long", atTheEnd(MAX)));
        files.put(
                "ZIP, GZIP, BZIP2, XZ, TAR, 7z, ISO",
                Map.of(
                        "zip", ProbeFiles.zip(),
                        "gzip", ProbeFiles.gzip(),
                        "bz2", given.get("bz2"),
                        "xz", given.get("xz"),
                        "tar", given.get("tar"),
                        "7z", given.get("7z"),
                        "iso", given.get("iso")));
        files.put(
                "ZIP : la fin d’une entrée de 7 Mo, de 50 Mo",
                Map.of("7 MB", ProbeFiles.zip(atTheEnd(7_000_000)), "50 MB", ProbeFiles.zip(atTheEnd(50_000_000))));
        files.put("Dix ZIP l’un dans l’autre", Map.of("10", ProbeFiles.nested(10)));
        files.put("Document Office (OOXML)", Map.of("docx", office(EICAR)));
        files.put(
                "Courriel avec pièce jointe ; page HTML, dans son texte ou en Base64",
                Map.of(
                        "mail",
                        ProbeFiles.mail(),
                        "html, text",
                        concatenated(ascii("<html><body>"), EICAR, ascii("</body></html>")),
                        "html",
                        ascii("<html><body><img src=\"data:application/octet-stream;base64,"
                                + Base64.getEncoder().encodeToString(EICAR) + "\"></body></html>")));
        files.put(
                "PDF : flux compressé, ou dans un PDF fermé à l’impression",
                joined(Map.of("flate", ProbeFiles.pdf()), starting(given, "pdf-R", "-ferme")));
        files.put(
                "PDF dans un ZIP, un TAR, un GZIP",
                Map.of(
                        "zip", ProbeFiles.zip(ProbeFiles.pdf()),
                        "tar", tar(CLEAN, ProbeFiles.pdf()),
                        "gzip", gzip(ProbeFiles.pdf()),
                        "tar in gzip", gzip(tar(CLEAN, ProbeFiles.pdf()))));
        files.put(
                "PDF derrière le début d’une image ou d’une page HTML ; ZIP derrière le début d’un autre fichier",
                Map.of(
                        "PDF behind JPEG", ProbeFiles.pdfInPicture(),
                        "PDF behind HTML", ProbeFiles.behindPage(ProbeFiles.pdf()),
                        "ZIP behind HTML", ProbeFiles.behindPage(ProbeFiles.zip()),
                        "ZIP behind JPEG", behindPicture(ProbeFiles.zip()),
                        "ZIP behind zeros", concatenated(new byte[500], ProbeFiles.zip())));
        files.put("Plus de 100 Mo une fois décompressé", Map.of("1 GB", ProbeFiles.bomb(1_024)));
        files.put(
                "Plus de seize ZIP l’un dans l’autre",
                Map.of("17", ProbeFiles.nested(17), "40", ProbeFiles.nested(40)));
        files.put("Plus de 10 000 entrées", Map.of("11 000", many(11_000)));
        files.put(
                "ZIP, 7z, PDF, document Office avec mot de passe",
                joined(
                        Map.of(
                                "zip", given.get("zip-chiffre"),
                                "7z", given.get("7z-chiffre"),
                                "7z, names too", given.get("7z-noms-chiffres"),
                                "office", ProbeFiles.encryptedOffice()),
                        starting(given, "pdf-R", "-mot-de-passe")));
        files.put(
                "RAR, ACE, Zstandard, Lzip, LZ4",
                Map.of(
                        "rar", given.get("rar"),
                        "encrypted rar", ProbeFiles.rar(),
                        "ace", concatenated(new byte[7], ascii("**ACE**"), new byte[100]),
                        "zstd", concatenated(HexFormat.of().parseHex("28b52ffd"), new byte[100]),
                        "lzip", concatenated(ascii("LZIP"), new byte[100]),
                        "lz4", concatenated(HexFormat.of().parseHex("04224d18"), new byte[100])));
        files.put(
                "LHA, ALZ, EGG, OneNote, UDF",
                Map.of(
                        "lha", concatenated(new byte[] {34, 7}, ascii("-lh5-"), new byte[100]),
                        "lzs", concatenated(new byte[] {34, 7}, ascii("-lzs-"), new byte[100]),
                        "alz", concatenated(ascii("ALZ"), new byte[] {1}, new byte[100]),
                        "egg", concatenated(ascii("EGGA"), new byte[100]),
                        "onenote",
                                concatenated(
                                        HexFormat.of().parseHex("e4525c7b8cd8a74daeb15378d02996d3"), new byte[100]),
                        "udf", concatenated(new byte[32_769], ascii("BEA01"), new byte[100])));
        files.put(
                "Word, Excel, PowerPoint 97 à 2003 avec mot de passe",
                Map.of(
                        "word", old("eca5c100" + "000000000000" + "f013"),
                        "excel", old("0908100000060500" + "00".repeat(12) + "2f003600"),
                        "excel, read only", old("0908100000060500" + "00".repeat(12) + "86000000" + "2f003600"),
                        "powerpoint", old("0000f60f2400000014000000dfc4d1f3")));
        files.put(
                "ZIP compressé autrement (LZMA…), ZIP64, sans table, en-tête masqué ou qui ment sur la taille",
                Map.of(
                        "lzma", ProbeFiles.zipByLzma(),
                        "zip64", ProbeFiles.zip64(),
                        "in a zip", ProbeFiles.zip(ProbeFiles.zip64()),
                        "no directory", Arrays.copyOf(ProbeFiles.bomb(1), 1_200),
                        "masked", changed(ProbeFiles.bomb(1), 7, 0x20),
                        "no size", changed(changed(changed(ProbeFiles.bomb(1), 18, 0), 19, 0), 20, 0)));
        return files;
    }

    private static Map<String, byte[]> given() throws IOException {
        try (InputStream lines = ContainersIT.class.getResourceAsStream("conteneurs.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> unpacked(parts[1])));
        }
    }

    private static byte[] unpacked(String text) {
        try (InputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, byte[]> starting(Map<String, byte[]> all, String start, String end) {
        return all.entrySet().stream()
                .filter(file -> file.getKey().startsWith(start) && file.getKey().endsWith(end))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, byte[]> joined(Map<String, byte[]> some, Map<String, byte[]> more) {
        return Stream.of(some, more)
                .flatMap(files -> files.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** As these programs write a file: a header of 512 bytes, and behind it a stream that begins so. */
    private static byte[] old(String stream) {
        return concatenated(
                HexFormat.of().parseHex("d0cf11e0a1b11ae1"),
                new byte[504],
                HexFormat.of().parseHex(stream),
                new byte[1_000]);
    }

    private static byte[] tar(byte[]... contents) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            byte[] header = new byte[512];
            put(header, 0, "fichier");
            put(header, 100, "0000644\0" + "0000000\0" + "0000000\0" + "%011o\0".formatted(content.length));
            put(header, 136, "00000000000\0" + "        " + "0");
            put(header, 257, "ustar\00000");
            int sum = 0;
            for (byte value : header) {
                sum += value & 0xFF;
            }
            put(header, 148, "%06o\0 ".formatted(sum));
            all.writeBytes(header);
            all.writeBytes(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
        }
        all.writeBytes(new byte[1_024]);
        return all.toByteArray();
    }

    private static void put(byte[] header, int position, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, position, bytes.length);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] office(byte[] embedded) throws IOException {
        return archive(Map.of(
                "[Content_Types].xml",
                ascii("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
                "word/document.xml",
                ascii("<document/>"),
                "word/embeddings/objet.bin",
                embedded));
    }

    private static byte[] many(int entries) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < entries; i++) {
            files.put(i + ".txt", ascii("n" + i));
        }
        files.put("eicar.com", EICAR);
        return archive(files);
    }

    private static byte[] archive(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                archive.putNextEntry(new ZipEntry(file.getKey()));
                archive.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] atTheEnd(int size) {
        byte[] file = new byte[size];
        System.arraycopy(EICAR, 0, file, size - EICAR.length, EICAR.length);
        return file;
    }

    private static byte[] behindPicture(byte[] file) {
        return concatenated(HexFormat.of().parseHex("ffd8ffe000104a46494600010100000100010000ffd9"), file);
    }

    private static byte[] concatenated(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] changed(byte[] file, int position, int value) {
        byte[] other = file.clone();
        other[position] = (byte) value;
        return other;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
