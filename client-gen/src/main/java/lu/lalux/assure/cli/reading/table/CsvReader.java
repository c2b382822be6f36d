package lu.lalux.assure.cli.reading.table;

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
 * Reads a CSV (RFC 4180), a line at a time. As spreadsheets write them, columns are separated by semicolons, tabs or
 * commas, and a first line may say so ({@code sep=;}).
 */
public final class CsvReader {

    /** Far more than 100 000 lines. */
    private static final long SIZE_MAX = 64L * 1024 * 1024;

    /** A line of the first ones, which are read to see what separates the columns. */
    private static final int LINE_MAX = 65_536;

    private static final int FIRST_MAX = TableRow.HEADINGS_WITHIN * (LINE_MAX + 2);

    private final Texts texts;
    private final TableEncoding encoding;

    public CsvReader(Texts texts, TableEncoding encoding) {
        this.texts = texts;
        this.encoding = encoding;
    }

    /**
     * Reads it.
     *
     * @param next takes each line
     * @throws IOException if the file cannot be read
     * @throws StopException if it is no CSV, or is too large
     */
    public void read(Path file, BiConsumer<TableName, TableRow> next) throws IOException {
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
        lines.mark(FIRST_MAX);
        String header = first(file, lines, 1);
        int readAlready = 0;
        boolean announced = header.replace("\uFEFF", "").matches("\"?sep=.\"?");
        if (announced) {
            readAlready = 1;
            lines.mark(FIRST_MAX);
        } else {
            lines.reset();
        }
        char separator = separator(file, lines, readAlready);
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
                .with(CsvSchema.emptySchema().withColumnSeparator(separator))
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

    /** That of the line that has most of them: a title above the headings has none, or a comma. */
    private char separator(Path file, BufferedReader lines, int readAlready) throws IOException {
        char best = ',';
        long most = 0;
        for (int i = 1; i <= TableRow.HEADINGS_WITHIN; i++) {
            String line = first(file, lines, readAlready + i);
            char separator = line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
            long count = line.chars().filter(letter -> letter == separator).count();
            if (count > most) {
                best = separator;
                most = count;
            }
        }
        return best;
    }

    /** One of the first lines; behind the last it is empty. */
    private String first(Path file, BufferedReader lines, int number) throws IOException {
        String line = lines.readLine();
        if (line != null && line.length() > LINE_MAX) {
            throw wrong("csv.unreadable", file, number);
        }
        return line == null ? "" : line;
    }

    private StopException wrong(String text, Object... values) {
        return new StopException(ExitCode.TO_MEND, texts.say(text, values));
    }
}
