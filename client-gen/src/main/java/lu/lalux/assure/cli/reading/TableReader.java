package lu.lalux.assure.cli.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.reading.table.CsvReader;
import lu.lalux.assure.cli.reading.table.TableName;
import lu.lalux.assure.cli.reading.table.TableRow;
import lu.lalux.assure.cli.reading.table.WorkbookReader;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;

/**
 * Reads requests from a table, a CSV or a workbook: one of its first lines names the columns ({@link Headings}), each
 * line below is a request, with names of files where keys belong.
 */
final class TableReader {

    private final Contract contract;
    private final Texts texts;
    private final Choices choices;
    private final Consumer<String> notices;
    private final CsvReader csv;
    private final WorkbookReader excel;
    private final WorkbookReader openDocument;

    /** @param notices takes what is said of a table as a whole, and no error */
    TableReader(Contract contract, Texts texts, Choices choices, Consumer<String> notices) {
        this.contract = contract;
        this.texts = texts;
        this.choices = choices;
        this.notices = notices;
        this.csv = new CsvReader(texts, choices.encoding());
        this.excel = WorkbookReader.excel(texts);
        this.openDocument = WorkbookReader.openDocument(texts);
    }

    /**
     * @param next takes each request, in the table's order
     * @throws StopException if the table as a whole cannot be read, with everything that is wrong with its headings
     */
    void read(Path file, Fonction fonction, Consumer<Demande> next) {
        TableRequests requests = new TableRequests(
                contract,
                texts,
                new AttachmentFinder(texts, choices.elsewhere()),
                choices.mapping(),
                fonction,
                notices,
                next);
        lines(file, requests);
        requests.end();
        if (requests.nothing()) {
            throw new StopException(ExitCode.TO_MEND, texts.say("csv.empty", file));
        }
    }

    /** Of the first lines the one that has most known headings, or else most cells: what a table of any program has. */
    TableRow headings(Path file) {
        List<TableRow> first = new ArrayList<>();
        lines(file, (table, row) -> {
            if (row.line() <= TableRow.HEADINGS_WITHIN) {
                first.add(row);
            }
        });
        return first.stream()
                .max(Comparator.comparingInt((TableRow row) -> Columns.known(row, contract, choices.mapping()))
                        .thenComparing(row -> Columns.headings(row).count())
                        .thenComparing(row -> -row.line()))
                .orElseThrow(() -> new StopException(ExitCode.TO_MEND, texts.say("csv.empty", file)));
    }

    private void lines(Path file, BiConsumer<TableName, TableRow> next) {
        try {
            if (FileKind.of(file) == FileKind.CSV) {
                if (choices.sheet().isPresent()) {
                    throw new StopException(ExitCode.TO_MEND, texts.say("csv.no-sheet", file));
                }
                csv.read(file, next);
                return;
            }
            WorkbookReader workbook = FileKind.of(file) == FileKind.WORKBOOK ? excel : openDocument;
            workbook.read(file, choices.sheet(), row -> Columns.known(row, contract, choices.mapping()), notices, next);
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, file));
        }
    }
}
