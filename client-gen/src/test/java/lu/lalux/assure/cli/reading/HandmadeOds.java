package lu.lalux.assure.cli.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An OpenDocument spreadsheet that is written part by part, with what LibreOffice writes into its parts. */
final class HandmadeOds {

    private static final String NAMES = " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
            + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
            + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
            + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
            + " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\""
            + " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
            + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
            + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\""
            + " office:version=\"1.3\"";

    private static final Pattern ROW = Pattern.compile("<row(?<said>[^>]*?)(?:/>|>(?<cells>.*?)</row>)");
    private static final Pattern NUMBER = Pattern.compile("r=\"(\\d+)\"");
    private static final Pattern COLUMN = Pattern.compile("<col min=\"(\\d+)\" max=\"(\\d+)\"([^>]*)/>");

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final StringBuilder tables = new StringBuilder();
    private String styles = "";

    HandmadeOds() {
        parts.put("META-INF/manifest.xml", "<manifest/>");
    }

    /** @param said of the sheet, its columns and rows */
    HandmadeOds table(String name, String said) {
        tables.append("<table:table table:name=\"" + name + "\" table:style-name=\"ta1\">" + said + "</table:table>");
        return this;
    }

    /** @param automatic the styles beside the cells */
    HandmadeOds styles(String automatic) {
        styles = automatic;
        return this;
    }

    HandmadeOds part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    /** What {@code styles.xml} says. */
    HandmadeOds common(String said) {
        return part(
                "styles.xml",
                "<office:document-styles" + NAMES + "><office:styles>" + said
                        + "</office:styles></office:document-styles>");
    }

    /** A row of these cells. */
    static String row(String cells) {
        return "<table:table-row table:style-name=\"ro1\">" + cells + "</table:table-row>";
    }

    /** A cell of a text. */
    static String text(String value) {
        return "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>" + value
                + "</text:p></table:table-cell>";
    }

    /** The texts of an Excel workbook's sheet, its columns and rows as they are there. */
    static String ofExcel(String columns, String rows) {
        StringBuilder said = new StringBuilder();
        int column = 1;
        for (MatchResult one : COLUMN.matcher(columns).results().toList()) {
            int first = Integer.parseInt(one.group(1));
            said.append(columns(first - column, "")
                    + columns(
                            Integer.parseInt(one.group(2)) + 1 - first,
                            one.group(3).contains("hidden") ? " table:visibility=\"collapse\"" : ""));
            column = Integer.parseInt(one.group(2)) + 1;
        }
        said.append(columns(16_385 - column, ""));
        int line = 1;
        Matcher row = ROW.matcher(rows);
        while (row.find()) {
            Matcher number = NUMBER.matcher(row.group("said"));
            int at = number.find() ? Integer.parseInt(number.group(1)) : line;
            said.append(empty(at - line))
                    .append("<table:table-row"
                            + (row.group("said").contains("hidden=\"1\"") ? " table:visibility=\"filter\"" : "") + ">")
                    .append(row.group("cells")
                            .replace("<c t=\"inlineStr\"><is><t>", "<c t=\"str\"><v>")
                            .replace("</t></is></c>", "</v></c>")
                            .replace("<c t=\"str\"><v>", text("|").split("[|]")[0])
                            .replace("</v></c>", text("|").split("[|]")[1]))
                    .append("</table:table-row>");
            line = at + 1;
        }
        return said + empty(1_048_577 - line);
    }

    private static String columns(int times, String said) {
        return times == 0
                ? ""
                : "<table:table-column table:style-name=\"co1\"" + said + " table:number-columns-repeated=\"" + times
                        + "\" table:default-cell-style-name=\"Default\"/>";
    }

    /** As LibreOffice writes the lines that there are not. */
    static String empty(int times) {
        return times == 0
                ? ""
                : "<table:table-row table:style-name=\"ro1\" table:number-rows-repeated=\"" + times
                        + "\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    }

    void write(Path file) throws IOException {
        parts.putIfAbsent(
                "content.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content" + NAMES
                        + "><office:scripts/><office:font-face-decls/><office:automatic-styles>" + styles
                        + "</office:automatic-styles><office:body><office:spreadsheet>"
                        + "<table:calculation-settings/>" + tables
                        + "<table:named-expressions/></office:spreadsheet></office:body></office:document-content>");
        byte[] type = "application/vnd.oasis.opendocument.spreadsheet".getBytes(US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            ZipEntry first = new ZipEntry("mimetype");
            CRC32 sum = new CRC32();
            sum.update(type);
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            zip.closeEntry();
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
    }

    static String texts(Iterable<String> values) {
        StringBuilder cells = new StringBuilder();
        values.forEach(value -> cells.append(text(value)));
        return cells.toString();
    }
}
