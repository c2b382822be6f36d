package lu.lalux.assure.cli.reading.table;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Reads one sheet of a workbook (.xlsx, ECMA-376), a line at a time; of a formula, the value that the spreadsheet last
 * reckoned.
 */
public final class WorkbookReader {

    private static final long SIZE_MAX = 64L * 1024 * 1024;

    /** So many headings are no accident. */
    private static final int LIKELY = 3;

    /** What has not more than a half of another sheet's headings is no list of requests beside it. */
    private static final int CLEARLY = 2;

    /** No double is further from 1 than this. */
    private static final int EXPONENT_MAX = 400;

    /** 1 March 1900: what is before it, Excel counts with a leap day that there was not. */
    private static final int FIRST_SURE_DAY = 61;

    /** 1 January 10000: a spreadsheet knows no day from then on. */
    private static final int FIRST_DAY_OF_NONE = 2_958_466;

    /** A calendar that begins in 1904 counts so many days less. */
    private static final int DAYS_BEFORE_1904 = 1_462;

    /**
     * What a formula gives that could not be reckoned: new versions of a spreadsheet bring new ones of the same form.
     */
    private static final Pattern ERROR = Pattern.compile("#(?:N/A|GETTING_DATA|[A-Z][A-Z0-9/_]*[!?])|Err:\\d+");

    private final Texts texts;

    public WorkbookReader(Texts texts) {
        this.texts = texts;
    }

    /**
     * Reads one sheet.
     *
     * @param sheetName the sheet that the person named
     * @param headings how many headings of a table of requests a line has
     * @param notices takes which sheets with some headings are not read
     * @param next takes each line of the sheet that is named; else of the one that has by far the most headings, or of
     *     the first
     * @throws IOException if the file cannot be read
     * @throws StopException if it is no workbook, is too large, or has no such sheet
     */
    public void read(
            Path file,
            Optional<String> sheetName,
            ToIntFunction<TableRow> headings,
            Consumer<String> notices,
            BiConsumer<TableName, TableRow> next)
            throws IOException {
        WorkbookCheck.Facts facts = sound(file);
        try (ReadableWorkbook workbook =
                guarded(file, () -> new ReadableWorkbook(file.toFile(), new ReadingOptions(facts.styles(), true)))) {
            Sheet sheet = choose(file, workbook, facts, sheetName, headings, notices);
            facts.sheet(sheet.getId())
                    .ifPresent(known -> known.textStyles()
                            .forEach((style, place) -> otherwise(workbook, style)
                                    .ifPresent(code -> {
                                        throw wrong(
                                                "workbook.text-format",
                                                file,
                                                Wording.printable(sheet.getName()),
                                                place,
                                                code);
                                    })));
            TableName name = new TableName(file, sheet.getName());
            each(file, workbook, facts, sheet, row -> {
                next.accept(name, row);
                return true;
            });
        }
    }

    private WorkbookCheck.Facts sound(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(8);
        }
        if (ReadableWorkbook.isOLE2Header(head)) {
            throw wrong("workbook.locked", file);
        }
        if (Files.size(file) > SIZE_MAX) {
            throw wrong("workbook.too-large", file);
        }
        try {
            return new WorkbookCheck().look(file);
        } catch (WorkbookCheck.TooLarge e) {
            throw wrong("workbook.too-large", file);
        } catch (WorkbookCheck.Broken | ZipException e) {
            throw wrong("workbook.unreadable", file);
        }
    }

    /** The format of a style that shows a text otherwise than it is. */
    private static Optional<String> otherwise(ReadableWorkbook workbook, int style) {
        return Optional.of(workbook.getFormats())
                .filter(formats -> style >= 0 && style < formats.size())
                .map(formats -> workbook.getNumFmtIdToFormat().get(formats.get(style)))
                .filter(code -> !CellFormat.showsTexts(code));
    }

    private Sheet choose(
            Path file,
            ReadableWorkbook workbook,
            WorkbookCheck.Facts facts,
            Optional<String> sheetName,
            ToIntFunction<TableRow> headings,
            Consumer<String> notices) {
        List<Sheet> visible = workbook.getSheets()
                .filter(sheet -> sheet.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        if (sheetName.isPresent()) {
            return workbook.getSheets()
                    .filter(sheet ->
                            sheet.getName().equalsIgnoreCase(sheetName.get().strip()))
                    .findFirst()
                    .orElseThrow(() -> wrong("workbook.no-sheet", file, sheetName.get(), names(visible)));
        }
        Map<Sheet, Integer> known = new LinkedHashMap<>();
        for (Sheet sheet : visible) {
            int[] most = new int[1];
            each(file, workbook, facts, sheet, row -> {
                if (row.line() <= TableRow.HEADINGS_WITHIN) {
                    most[0] = Math.max(most[0], headings.applyAsInt(row));
                }
                return row.line() < TableRow.HEADINGS_WITHIN;
            });
            if (most[0] >= LIKELY) {
                known.put(sheet, most[0]);
            }
        }
        return known.isEmpty()
                ? visible.stream().findFirst().orElseThrow(() -> wrong("csv.empty", file))
                : clearest(file, known, notices);
    }

    /** Two lists of invoices are never taken for a list and its recapitulation: one of them would be left out. */
    private Sheet clearest(Path file, Map<Sheet, Integer> known, Consumer<String> notices) {
        int most = Collections.max(known.values());
        List<Sheet> tables = known.keySet().stream()
                .filter(sheet -> CLEARLY * known.get(sheet) > most)
                .toList();
        if (tables.size() > 1) {
            throw wrong("workbook.several", file, names(tables));
        }
        Sheet table = tables.get(0);
        List<Sheet> others =
                known.keySet().stream().filter(sheet -> !sheet.equals(table)).toList();
        if (!others.isEmpty()) {
            notices.accept(texts.say("workbook.others", file, Wording.printable(table.getName()), names(others)));
        }
        return table;
    }

    private static String names(List<Sheet> sheets) {
        return sheets.stream().map(sheet -> Wording.printable(sheet.getName())).collect(Collectors.joining(", "));
    }

    /** @param next takes each line, and says whether it wants another */
    private void each(
            Path file, ReadableWorkbook workbook, WorkbookCheck.Facts facts, Sheet sheet, Predicate<TableRow> next) {
        WorkbookCheck.SheetFacts known =
                facts.sheet(sheet.getId()).orElseThrow(() -> wrong("workbook.unreadable", file));
        BitSet hidden = known.hiddenColumns();
        try (Stream<Row> rows = guarded(file, sheet::openStream)) {
            Iterator<Row> all = rows.iterator();
            int line = 0;
            while (guarded(file, all::hasNext)) {
                Row row = guarded(file, all::next);
                line = Math.max(line + 1, row.getRowNum());
                List<TableCell> cells = new ArrayList<>();
                for (Cell cell : row) {
                    TableCell read = guarded(file, () -> cell(cell, known.unreckoned(), workbook.isDate1904()));
                    cells.add(hidden.get(cells.size()) && !read.hidden() ? new HiddenCell(read) : read);
                }
                if (!next.test(new TableRow(line, cells, row.isHidden()))) {
                    return;
                }
            }
        }
    }

    private static TableCell cell(Cell cell, Set<String> unreckoned, boolean since1904) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return TextCell.of(null);
        }
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        if (cell.getType() == CellType.ERROR
                || cell.getType() == CellType.FORMULA && ERROR.matcher(raw).matches()) {
            return new UnreadableCell(raw, "workbook.error");
        }
        if (cell.getValue() instanceof BigDecimal number) {
            return number(cell, number, since1904);
        }
        if (cell.getValue() == null && cell.getType() == CellType.FORMULA) {
            if (cell.getRawValue() == null
                    || unreckoned.contains(cell.getAddress().toString())) {
                return new UnreadableCell("=" + cell.getFormula(), "workbook.no-value");
            }
            // And what it gave may be no value of its kind.
            return raw.isEmpty() ? TextCell.of(null) : new UnreadableCell(raw, "workbook.error");
        }
        return TextCell.of(cell.getText());
    }

    private static TableCell number(Cell cell, BigDecimal number, boolean since1904) {
        if (Math.abs((long) number.scale()) > EXPONENT_MAX || number.precision() > EXPONENT_MAX) {
            return new UnreadableCell(cell.getRawValue(), "workbook.error");
        }
        CellFormat format = CellFormat.of(cell.getDataFormatString(), number.signum());
        boolean sure = since1904 ? number.signum() >= 0 : number.compareTo(BigDecimal.valueOf(FIRST_SURE_DAY)) >= 0;
        int end = since1904 ? FIRST_DAY_OF_NONE - DAYS_BEFORE_1904 : FIRST_DAY_OF_NONE;
        Optional<LocalDate> day = format.day() && sure && number.compareTo(BigDecimal.valueOf(end)) < 0
                ? Optional.of(cell.asDate().toLocalDate())
                : Optional.empty();
        TableCell read = new NumberCell(number, format, day);
        return format.hides(number.signum() == 0) ? new HiddenCell(read) : read;
    }

    /** What the library does. */
    private interface Step<T> {
        T done() throws IOException;
    }

    /** The library fails in many ways at a workbook that is not what it says; for the person they are one. */
    private <T> T guarded(Path file, Step<T> step) {
        try {
            return step.done();
        } catch (IOException | RuntimeException e) {
            throw wrong("workbook.unreadable", file);
        }
    }

    private StopException wrong(String text, Object... values) {
        return new StopException(ExitCode.TO_MEND, texts.say(text, values));
    }
}
