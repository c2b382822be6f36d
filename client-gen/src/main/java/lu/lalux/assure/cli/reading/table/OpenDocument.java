package lu.lalux.assure.cli.reading.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import lu.lalux.assure.cli.reading.table.Unfolded.Broken;
import lu.lalux.assure.cli.reading.table.Unfolded.TooLarge;
import org.dhatim.fastexcel.reader.CellAddress;

/**
 * A workbook as LibreOffice writes it (.ods, ODF 1.3): each pass goes through its one file of cells anew, a line at a
 * time. The first one, before anything is read, sees that it is whole and not too large.
 */
final class OpenDocument implements Workbook {

    static final String CONTENT = "content.xml";

    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static final String CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

    private static final int SHEETS_MAX = 1_000;

    /** What a cell takes of the memory, beside its text. */
    private static final int CELL = 32;

    private static final long DAYS_BEFORE_1970 = 25_569;
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);
    private static final int LENGTH_OF_A_DAY = 10;

    private static final TableCell NOTHING = TextCell.of(null);

    private final Path file;
    private final OpenDocumentStyles styles = new OpenDocumentStyles();
    private final List<Sheet> sheets = new ArrayList<>();

    /** It has a password. */
    static final class Locked extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Opens it.
     *
     * @throws Locked if it has a password
     * @throws TooLarge if it is too large
     * @throws Broken if it is not whole
     * @throws IOException if it cannot be read, or is no zip archive
     */
    OpenDocument(Path file) throws IOException {
        this.file = file;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            WorkbookCheck.parts(zip);
            xml(zip, "META-INF/manifest.xml", content -> content.xml(OpenDocument::unlocked));
            xml(
                    zip,
                    OpenDocumentStyles.COMMON,
                    content -> content.xml(reader -> styles.read(OpenDocumentStyles.COMMON, reader)));
        }
        new Pass(null, row -> true).go();
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public void close() {
        // Between two passes nothing is open.
    }

    private interface Part {
        void read(Unfolded content) throws IOException;
    }

    private static void xml(ZipFile zip, String name, Part part) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry != null) {
            try (Unfolded content = new Unfolded(zip.getInputStream(entry), Unfolded.OTHER_MAX)) {
                part.read(content);
            }
        } else if (name.equals(CONTENT)) {
            throw new Broken();
        }
    }

    private static void unlocked(XMLStreamReader manifest) throws XMLStreamException, IOException {
        while (manifest.hasNext()) {
            if (manifest.next() == XMLStreamConstants.START_ELEMENT
                    && manifest.getLocalName().equals("encryption-data")) {
                throw new Locked();
            }
        }
    }

    /** An attribute, by its name in whichever namespace; empty if it is not there. */
    static String attribute(XMLStreamReader reader, String name) throws TooLarge {
        String value = reader.getAttributeValue(null, name);
        if (value != null && value.length() > WorkbookCheck.TEXT_MAX) {
            throw new TooLarge();
        }
        return value == null ? "" : value;
    }

    /** An attribute that is a number. */
    static int number(XMLStreamReader reader, String name, int otherwise, int most) throws IOException {
        String value = attribute(reader, name);
        try {
            int number = value.isEmpty() ? otherwise : Integer.parseInt(value);
            if (number > most) {
                throw new TooLarge();
            }
            return Math.max(0, number);
        } catch (NumberFormatException e) {
            throw new Broken();
        }
    }

    private static int repeated(XMLStreamReader reader, String name) throws IOException {
        return number(reader, name, 1, Integer.MAX_VALUE);
    }

    /** Goes on behind the element that has begun. */
    static void skip(XMLStreamReader reader) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private static boolean hides(XMLStreamReader reader) throws TooLarge {
        return Set.of("collapse", "filter").contains(attribute(reader, "visibility"));
    }

    private final class OpenDocumentSheet implements Sheet {

        private final String name;
        private final boolean visible;
        private Optional<Otherwise> otherwise = Optional.empty();

        OpenDocumentSheet(String name, boolean visible) {
            this.name = name;
            this.visible = visible;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean visible() {
            return visible;
        }

        @Override
        public Optional<Otherwise> otherwise() {
            return otherwise;
        }

        @Override
        public void each(Predicate<TableRow> next) throws IOException {
            new Pass(this, next).go();
        }
    }

    private record Column(String style, boolean hidden) {}

    /** Once through the sheets: the first time through all of them, then through one. */
    private final class Pass {

        private final Sheet wanted;
        private final Predicate<TableRow> next;

        /** Each with those up to the next one. */
        private final TreeMap<Long, Column> columns = new TreeMap<>();

        private OpenDocumentSheet sheet;
        private int count;
        private long column;
        private long line;
        private long size;

        Pass(Sheet wanted, Predicate<TableRow> next) {
            this.wanted = wanted;
            this.next = next;
        }

        void go() throws IOException {
            try (ZipFile zip = new ZipFile(file.toFile())) {
                xml(zip, CONTENT, content -> content.xml(reader -> content(reader, content)));
            }
        }

        private void content(XMLStreamReader reader, Unfolded content) throws XMLStreamException, IOException {
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "document-content",
                            "spreadsheet",
                            "table-columns",
                            "table-header-columns",
                            "table-column-group",
                            "table-rows",
                            "table-header-rows",
                            "table-row-group" -> {
                        continue;
                    }
                    case "body" -> content.most(Unfolded.SHEET_MAX);
                    case "automatic-styles" -> {
                        if (wanted == null) {
                            styles.read(CONTENT, reader);
                        } else {
                            skip(reader);
                        }
                    }
                    case "table" -> table(reader);
                    case "table-column" -> column(reader);
                    case "table-row" -> {
                        if (!row(reader)) {
                            return;
                        }
                    }
                    default -> skip(reader);
                }
            }
        }

        private void table(XMLStreamReader reader) throws XMLStreamException, IOException {
            if (wanted == null) {
                sheet = new OpenDocumentSheet(
                        attribute(reader, "name"), !styles.hides(attribute(reader, "style-name")));
                sheets.add(sheet);
                if (sheets.size() > SHEETS_MAX) {
                    throw new TooLarge();
                }
            } else if (count >= sheets.size() || !sheets.get(count).equals(wanted)) {
                skip(reader);
            }
            count++;
            columns.clear();
            column = 0;
            line = 0;
            size = 0;
        }

        private void column(XMLStreamReader reader) throws IOException {
            columns.put(column, new Column(attribute(reader, "default-cell-style-name"), hides(reader)));
            column += repeated(reader, "number-columns-repeated");
            if (columns.size() > WorkbookCheck.CELLS_MAX) {
                throw new TooLarge();
            }
        }

        private Column at(long place) {
            return columns.isEmpty()
                    ? new Column("", false)
                    : columns.floorEntry(place).getValue();
        }

        /** A line, or as many as are the same; whether another one is wanted. */
        private boolean row(XMLStreamReader reader) throws XMLStreamException, IOException {
            int times = repeated(reader, "number-rows-repeated");
            boolean hidden = hides(reader);
            String style = attribute(reader, "default-cell-style-name");
            List<TableCell> cells = new ArrayList<>();
            long place = 0;
            long length = 0;
            while (reader.next() != XMLStreamConstants.END_ELEMENT) {
                if (reader.isStartElement()) {
                    int same = repeated(reader, "number-columns-repeated");
                    TableCell cell = cell(reader, style, place);
                    if (!cell.empty()) {
                        length += (long) same * cell.shown().length();
                        if (place + same > WorkbookCheck.CELLS_MAX || length > WorkbookCheck.LINE_MAX) {
                            throw new TooLarge();
                        }
                        while (cells.size() < place + same) {
                            TableCell one = cells.size() < place ? NOTHING : cell;
                            boolean unseen = at(cells.size()).hidden() && !one.hidden();
                            cells.add(unseen ? new HiddenCell(one) : one);
                        }
                    }
                    place += same;
                }
            }
            if (cells.isEmpty()) {
                line += times;
                return true;
            }
            size += times * (length + (long) CELL * cells.size());
            if (line + times > WorkbookCheck.ROWS_MAX || size > Unfolded.SHEET_MAX) {
                throw new TooLarge();
            }
            for (int i = 0; i < times; i++) {
                line++;
                if (!next.test(new TableRow((int) line, cells, hidden))) {
                    return false;
                }
            }
            return true;
        }

        private TableCell cell(XMLStreamReader reader, String ofRow, long place)
                throws XMLStreamException, IOException {
            boolean covered = reader.getLocalName().equals("covered-table-cell");
            String formula = attribute(reader, "formula");
            String currency = attribute(reader, "currency");
            String own = attribute(reader, "style-name");
            String style =
                    !own.isEmpty() ? own : !ofRow.isEmpty() ? ofRow : at(place).style();
            String given = reader.getAttributeValue(OFFICE, "value-type");
            String type = given == null ? "void" : given;
            boolean typed = Set.of("string", "boolean", "date", "time").contains(type);
            String said = reader.getAttributeValue(OFFICE, typed ? type + "-value" : "value");
            boolean error = "error".equals(reader.getAttributeValue(CALC, "value-type"));
            String text = text(reader);
            String value = said == null && type.equals("string") ? text : said;
            TableCell cell;
            if (error || !formula.isEmpty() && UnreadableCell.isError(text)) {
                cell = new UnreadableCell(text, "workbook.error");
            } else if (!type.equals("void") && value != null) {
                cell = value(type, value, style, currency, place);
            } else if (!formula.isEmpty() && text.isEmpty()) {
                cell = new UnreadableCell(formula.substring(Math.max(0, formula.indexOf('='))), "workbook.no-value");
            } else {
                cell = TextCell.of(text);
            }
            return covered && !cell.empty() ? new HiddenCell(cell) : cell;
        }

        private TableCell value(String type, String value, String style, String currency, long place) throws TooLarge {
            if (value.length() > WorkbookCheck.TEXT_MAX
                    || place >= WorkbookCheck.CELLS_MAX
                    || line >= WorkbookCheck.ROWS_MAX) {
                throw new TooLarge();
            }
            if (type.equals("string") && !value.isEmpty() && wanted == null && sheet.otherwise.isEmpty()) {
                String name = new CellAddress((int) line, (int) place).toString();
                sheet.otherwise = styles.otherwise(style).map(format -> new Otherwise(name, format));
            }
            try {
                return switch (type) {
                    case "string", "boolean" -> TextCell.of(value);
                    case "date" -> {
                        LocalDate day = LocalDate.parse(value.substring(0, Math.min(LENGTH_OF_A_DAY, value.length())));
                        yield number(
                                BigDecimal.valueOf(day.toEpochDay() + DAYS_BEFORE_1970),
                                style,
                                "yyyy-mm-dd",
                                Optional.of(day));
                    }
                    case "time" ->
                        number(
                                BigDecimal.valueOf(Duration.parse(value).toSeconds())
                                        .divide(SECONDS_OF_A_DAY, MathContext.DECIMAL64),
                                style,
                                "hh:mm:ss",
                                Optional.empty());
                    case "currency" ->
                        number(new BigDecimal(value), style, "[$" + currency + "]0.00", Optional.empty());
                    case "percentage" -> number(new BigDecimal(value), style, "0%", Optional.empty());
                    default -> number(new BigDecimal(value), style, "General", Optional.empty());
                };
            } catch (DateTimeException | NumberFormatException e) {
                return new UnreadableCell(value, "workbook.error");
            }
        }

        /** @param usual how a number of its kind is shown where nothing else is said */
        private TableCell number(BigDecimal number, String style, String usual, Optional<LocalDate> day) {
            CellFormat format = CellFormat.of(styles.code(style, number).orElse(usual), number.signum());
            return NumberCell.of(number, day.isPresent() && !format.day() ? CellFormat.of(usual, 1) : format, day);
        }
    }

    /** What is shown in a cell, paragraph below paragraph, without a note that is pinned to it. */
    private static String text(XMLStreamReader reader) throws XMLStreamException, IOException {
        StringBuilder text = new StringBuilder();
        int paragraphs = 0;
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                if (reader.getLocalName().equals("p")) {
                    text.append(paragraphs == 0 ? "" : "\n");
                    paragraphs++;
                    paragraph(reader, text);
                } else {
                    skip(reader);
                }
            }
        }
        return text.toString();
    }

    /** Blanks are one, but for those that are said. */
    private static void paragraph(XMLStreamReader reader, StringBuilder text) throws XMLStreamException, IOException {
        boolean blank = true;
        for (int depth = 1; depth > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                switch (reader.getLocalName()) {
                    case "s" -> text.append(" ".repeat(number(reader, "c", 1, WorkbookCheck.TEXT_MAX)));
                    case "tab" -> text.append('\t');
                    case "line-break" -> text.append('\n');
                    case "annotation", "ruby-text" -> {
                        skip(reader);
                        depth--;
                    }
                    default -> {
                        continue;
                    }
                }
                blank = false;
            } else if (reader.hasText()) {
                for (char letter : reader.getText().toCharArray()) {
                    boolean one = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
                    text.append(!one ? String.valueOf(letter) : blank ? "" : " ");
                    blank = one;
                }
            }
            if (text.length() > WorkbookCheck.TEXT_MAX) {
                throw new TooLarge();
            }
        }
    }
}
