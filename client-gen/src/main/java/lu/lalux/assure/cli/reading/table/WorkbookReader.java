package lu.lalux.assure.cli.reading.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.table.Workbook.Sheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/** Reads one sheet of a workbook, a line at a time; of a formula, the value that the spreadsheet last reckoned. */
public final class WorkbookReader {

    private static final long SIZE_MAX = 64L * 1024 * 1024;

    /** So many headings are no accident. */
    private static final int LIKELY = 3;

    /** What has not more than a half of another sheet's headings is no list of requests beside it. */
    private static final int CLEARLY = 2;

    /** By so much of it a file of an older kind is known. */
    private static final int HEAD = 8;

    private final Texts texts;

    private final Opening opening;

    private WorkbookReader(Texts texts, Opening opening) {
        this.texts = texts;
        this.opening = opening;
    }

    /** What opens a workbook. */
    private interface Opening {
        Workbook open(Path file) throws IOException;
    }

    /** One of what Excel writes (.xlsx). */
    public static WorkbookReader excel(Texts texts) {
        return new WorkbookReader(texts, ExcelWorkbook::new);
    }

    /** One of what LibreOffice writes (.ods). */
    public static WorkbookReader openDocument(Texts texts) {
        return new WorkbookReader(texts, OpenDocument::new);
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
        sound(file);
        try (Workbook workbook = guarded(file, () -> opening.open(file))) {
            Sheet sheet = choose(file, workbook, sheetName, headings, notices);
            guarded(file, sheet::otherwise).ifPresent(text -> {
                throw wrong(
                        "workbook.text-format",
                        file,
                        Wording.printable(sheet.name()),
                        text.place(),
                        Wording.printable(text.format()));
            });
            TableName name = new TableName(file, sheet.name());
            each(file, sheet, row -> {
                next.accept(name, row);
                return true;
            });
        }
    }

    private void sound(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == HEAD && ReadableWorkbook.isOLE2Header(head)) {
            throw wrong("workbook.locked", file);
        }
        if (Files.size(file) > SIZE_MAX) {
            throw wrong("workbook.too-large", file);
        }
    }

    private Sheet choose(
            Path file,
            Workbook workbook,
            Optional<String> sheetName,
            ToIntFunction<TableRow> headings,
            Consumer<String> notices)
            throws IOException {
        List<Sheet> visible = workbook.sheets().stream().filter(Sheet::visible).toList();
        if (sheetName.isPresent()) {
            return workbook.sheets().stream()
                    .filter(sheet ->
                            sheet.name().equalsIgnoreCase(sheetName.get().strip()))
                    .findFirst()
                    .orElseThrow(() -> wrong("workbook.no-sheet", file, sheetName.get(), names(visible)));
        }
        Map<Sheet, Integer> known = new LinkedHashMap<>();
        for (Sheet sheet : visible) {
            int[] most = new int[1];
            each(file, sheet, row -> {
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
            notices.accept(texts.say("workbook.others", file, Wording.printable(table.name()), names(others)));
        }
        return table;
    }

    private static String names(List<Sheet> sheets) {
        return sheets.stream().map(sheet -> Wording.printable(sheet.name())).collect(Collectors.joining(", "));
    }

    private void each(Path file, Sheet sheet, Predicate<TableRow> next) throws IOException {
        guarded(file, () -> {
            sheet.each(next);
            return true;
        });
    }

    /** What is done with the file. */
    private interface Step<T> {
        T done() throws IOException;
    }

    private <T> T guarded(Path file, Step<T> step) throws IOException {
        try {
            return step.done();
        } catch (Unfolded.TooLarge e) {
            throw wrong("workbook.too-large", file);
        } catch (OpenDocument.Locked e) {
            throw wrong("workbook.locked", file);
        } catch (Unfolded.Broken | ZipException e) {
            throw wrong("workbook.unreadable", file);
        }
    }

    private StopException wrong(String text, Object... values) {
        return new StopException(ExitCode.TO_MEND, texts.say(text, values));
    }
}
