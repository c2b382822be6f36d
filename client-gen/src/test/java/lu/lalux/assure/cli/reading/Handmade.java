package lu.lalux.assure.cli.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook that is written part by part, with what no writer of a library makes. */
final class Handmade {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private final Map<String, String> parts = new LinkedHashMap<>();

    /** The rows of each sheet, by its name, and the columns of the first one. */
    private final Map<String, String> rows = new LinkedHashMap<>();

    private String columns = "";

    private Handmade() {}

    /** @param rows the sheet's {@code row} elements */
    static Handmade of(String rows) {
        return new Handmade().sheets("", "Mars").sheet(1, rows);
    }

    /** @param properties of the workbook, as {@code date1904="1"} */
    Handmade sheets(String properties, String... names) {
        rows.clear();
        StringBuilder sheets = new StringBuilder();
        StringBuilder types = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        for (int i = 1; i <= names.length; i++) {
            rows.put(names[i - 1], "");
            sheets.append("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>".formatted(names[i - 1], i, i));
            types.append(type("/xl/worksheets/sheet" + i + ".xml", "worksheet"));
            relations.append(relation("rId" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
        }
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + type("/xl/workbook.xml", "sheet.main") + types
                        + type("/xl/sharedStrings.xml", "sharedStrings")
                        + type("/xl/styles.xml", "styles") + "</Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN
                        + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + "<workbookPr " + properties + "/><sheets>" + sheets + "</sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relations
                        + "</Relationships>");
        return this;
    }

    Handmade sheet(int number, String ofSheet) {
        rows.put(rows.keySet().stream().skip(number - 1L).findFirst().orElseThrow(), ofSheet);
        return part(
                "xl/worksheets/sheet" + number + ".xml",
                "<worksheet xmlns=\"" + MAIN + "\">" + columns + "<sheetData>" + ofSheet + "</sheetData></worksheet>");
    }

    /** @param said {@code col} elements of the sheets that come after */
    Handmade columns(String said) {
        columns = "<cols>" + said + "</cols>";
        return this;
    }

    /** @param items {@code si} elements */
    Handmade shared(String items) {
        return part("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>");
    }

    /** @param codes formats, in the order of the cells' {@code s} */
    Handmade formats(String... codes) {
        StringBuilder formats = new StringBuilder();
        StringBuilder uses = new StringBuilder();
        for (int i = 0; i < codes.length; i++) {
            String code = codes[i].replace("\"", "&quot;");
            formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(200 + i, code));
            uses.append("<xf numFmtId=\"%d\"/>".formatted(200 + i));
        }
        return part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN + "\"><numFmts>" + formats + "</numFmts><cellXfs>" + uses
                        + "</cellXfs></styleSheet>");
    }

    Handmade part(String name, String content) {
        parts.put(name, content);
        return this;
    }

    /** Writes it; by its name, the same texts as LibreOffice has them. */
    void write(Path file) throws IOException {
        if (file.toString().endsWith(".ods")) {
            HandmadeOds same = new HandmadeOds();
            rows.forEach((name, ofSheet) -> same.table(name, HandmadeOds.ofExcel(columns, ofSheet)));
            same.write(file);
            return;
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"" + part
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + kind + "+xml\"/>";
    }

    private static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"" + id
                + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + kind
                + "\" Target=\"" + target + "\"/>";
    }
}
