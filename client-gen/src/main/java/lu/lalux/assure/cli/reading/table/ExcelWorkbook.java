package lu.lalux.assure.cli.reading.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lu.lalux.assure.cli.reading.table.Unfolded.Broken;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/** A workbook as Excel writes it (.xlsx, ECMA-376). */
final class ExcelWorkbook implements Workbook {

    /** 1 March 1900: what is before it, Excel counts with a leap day that there was not. */
    private static final int FIRST_SURE_DAY = 61;

    /** 1 January 10000: a spreadsheet knows no day from then on. */
    private static final int FIRST_DAY_OF_NONE = 2_958_466;

    /** A calendar that begins in 1904 counts so many days less. */
    private static final int DAYS_BEFORE_1904 = 1_462;

    private final WorkbookCheck.Facts facts;
    private final ReadableWorkbook workbook;

    /**
     * Opens it.
     *
     * @throws IOException as {@link WorkbookCheck#look}
     */
    ExcelWorkbook(Path file) throws IOException {
        facts = new WorkbookCheck().look(file);
        workbook = guarded(() -> new ReadableWorkbook(file.toFile(), new ReadingOptions(facts.styles(), true)));
    }

    @Override
    public List<Sheet> sheets() {
        return workbook.getSheets().<Sheet>map(ExcelSheet::new).toList();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    /** The format of a style that shows a text otherwise than it is. */
    private Optional<String> otherwise(int style) {
        return Optional.of(workbook.getFormats())
                .filter(formats -> style >= 0 && style < formats.size())
                .map(formats -> workbook.getNumFmtIdToFormat().get(formats.get(style)))
                .filter(code -> !CellFormat.showsTexts(code));
    }

    private static TableCell cell(Cell cell, Set<String> unreckoned, boolean since1904) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return TextCell.of(null);
        }
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        if (cell.getType() == CellType.ERROR || cell.getType() == CellType.FORMULA && UnreadableCell.isError(raw)) {
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
        CellFormat format = CellFormat.of(cell.getDataFormatString(), number.signum());
        boolean sure = since1904 ? number.signum() >= 0 : number.compareTo(BigDecimal.valueOf(FIRST_SURE_DAY)) >= 0;
        int end = since1904 ? FIRST_DAY_OF_NONE - DAYS_BEFORE_1904 : FIRST_DAY_OF_NONE;
        Optional<LocalDate> day = format.day() && sure && number.compareTo(BigDecimal.valueOf(end)) < 0
                ? Optional.of(cell.asDate().toLocalDate())
                : Optional.empty();
        return NumberCell.of(number, format, day);
    }

    /** What the library does. */
    private interface Step<T> {
        T done() throws IOException;
    }

    /** The library fails in many ways at a workbook that is not what it says; for the person they are one. */
    private static <T> T guarded(Step<T> step) throws Broken {
        try {
            return step.done();
        } catch (IOException | RuntimeException e) {
            throw new Broken();
        }
    }

    private final class ExcelSheet implements Sheet {

        private final org.dhatim.fastexcel.reader.Sheet sheet;

        ExcelSheet(org.dhatim.fastexcel.reader.Sheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public String name() {
            return sheet.getName();
        }

        @Override
        public boolean visible() {
            return sheet.getVisibility() == SheetVisibility.VISIBLE;
        }

        @Override
        public Optional<Otherwise> otherwise() {
            return facts.sheet(sheet.getId()).stream()
                    .flatMap(known -> known.textStyles().entrySet().stream())
                    .flatMap(style -> ExcelWorkbook.this.otherwise(style.getKey()).stream()
                            .map(code -> new Otherwise(style.getValue(), code)))
                    .findFirst();
        }

        @Override
        public void each(Predicate<TableRow> next) throws IOException {
            WorkbookCheck.SheetFacts known = facts.sheet(sheet.getId()).orElseThrow(Broken::new);
            BitSet hidden = known.hiddenColumns();
            try (Stream<Row> rows = guarded(sheet::openStream)) {
                Iterator<Row> all = rows.iterator();
                int line = 0;
                while (guarded(all::hasNext)) {
                    Row row = guarded(all::next);
                    line = Math.max(line + 1, row.getRowNum());
                    List<TableCell> cells = new ArrayList<>();
                    for (Cell cell : row) {
                        TableCell read = guarded(() -> cell(cell, known.unreckoned(), workbook.isDate1904()));
                        cells.add(hidden.get(cells.size()) && !read.hidden() ? new HiddenCell(read) : read);
                    }
                    if (!next.test(new TableRow(line, cells, row.isHidden()))) {
                        return;
                    }
                }
            }
        }
    }
}
