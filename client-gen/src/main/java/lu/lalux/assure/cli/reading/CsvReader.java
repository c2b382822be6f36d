package lu.lalux.assure.cli.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads a CSV (RFC 4180), a line at a time. As spreadsheets write them, columns are separated by semicolons, tabs or commas, and a
 * first line may say so ({@code sep=;}).
 */
final class CsvReader {

    /** Far more than 100 000 lines. */
    private static final long SIZE_MAX = 64L * 1024 * 1024;

    private static final int HEADER_MAX = 65_536;

    private final Texts texts;
    private final TableEncoding encoding;

    CsvReader(Texts texts, TableEncoding encoding) {
        this.texts = texts;
        this.encoding = encoding;
    }

    /**
     * @param next takes each line
     * @throws IOException if the file cannot be read
     * @throws StopException if it is no CSV, or is too large
     */
    void read(Path file, BiConsumer<TableName, TableRow> next) throws IOException {
        if (Files.size(file) > SIZE_MAX) {
            throw wrong("csv.too-large", file);
        }
        Optional<TableEncoding.Unreadable> unreadable = encoding.unreadable(file);
        if (unreadable.isPresent()) {
            TableEncoding.Unreadable where = unreadable.get();
            throw encoding == TableEncoding.UTF_8
                    ? wrong("csv.not-utf8", file, where.line(), where.column(), where.text())
                    : wrong("csv.not-windows", file, where.line(), where.column());
        }
        try (BufferedReader lines = new BufferedReader(encoding.read(file))) {
            read(file, lines, next);
        }
    }

    private void read(Path file, BufferedReader lines, BiConsumer<TableName, TableRow> next) throws IOException {
        lines.mark(HEADER_MAX + 1);
        String header = Optional.ofNullable(lines.readLine()).orElse("");
        int readAlready = 0;
        boolean announced = header.replace("\uFEFF", "").matches("\"?sep=.\"?");
        if (announced) {
            readAlready = 1;
            lines.mark(HEADER_MAX + 1);
            header = Optional.ofNullable(lines.readLine()).orElse("");
        }
        if (header.length() > HEADER_MAX) {
            throw wrong("csv.unreadable", file, readAlready + 1);
        }
        lines.reset();
        if (!announced && header.startsWith("\uFEFF")) {
            lines.read();
        }
        TableName name = new TableName(file, null);
        int line = readAlready + 1;
        try (MappingIterator<String[]> read = CsvMapper.builder()
                .enable(CsvReadFeature.WRAP_AS_ARRAY)
                .build()
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator(header)))
                .readValues(lines)) {
            while (read.hasNextValue()) {
                line = readAlready + read.currentLocation().getLineNr();
                next.accept(name, new TableRow(line, cells(read.nextValue()), false));
            }
        } catch (JacksonException e) {
            throw wrong("csv.unreadable", file, line);
        }
    }

    private static List<TableCell> cells(String[] values) {
        return Arrays.stream(values).<TableCell>map(TextCell::of).toList();
    }

    private static char separator(String header) {
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private StopException wrong(String text, Object... values) {
        return new StopException(ExitCode.TO_MEND, texts.say(text, values));
    }
}
