package lu.lalux.assure.cli.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;

/**
 * Reads requests from a table, a CSV or a workbook: the first line that is not empty names the columns ({@link Headings}), each of the
 * others is a request, with names of files where keys belong.
 */
final class TableReader {

    private final Contract contract;
    private final Texts texts;
    private final Optional<String> sheet;
    private final CsvReader csv;
    private final WorkbookReader workbooks;

    /** @param sheet of a workbook; nothing for the one that has requests */
    TableReader(Contract contract, Texts texts, TableEncoding encoding, Optional<String> sheet) {
        this.contract = contract;
        this.texts = texts;
        this.sheet = sheet;
        this.csv = new CsvReader(texts, encoding);
        this.workbooks = new WorkbookReader(texts);
    }

    /**
     * @param next takes each request, in the table's order
     * @throws StopException if the table as a whole cannot be read, with everything that is wrong with its first line
     */
    void read(Path file, Fonction fonction, Consumer<Demande> next) {
        TableRequests requests = new TableRequests(contract, texts, fonction, next);
        try {
            if (FileKind.of(file) == FileKind.WORKBOOK) {
                workbooks.read(file, sheet, row -> Columns.likely(row, contract), requests);
            } else {
                csv.read(file, requests);
            }
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, file));
        }
        if (requests.nothing()) {
            throw new StopException(ExitCode.TO_MEND, texts.say("csv.empty", file));
        }
    }
}
