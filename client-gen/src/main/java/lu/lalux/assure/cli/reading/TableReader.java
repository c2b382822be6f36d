package lu.lalux.assure.cli.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import lu.lalux.assure.contract.Fields;
import lu.lalux.assure.contract.Nearest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Reads requests from a table (CSV, RFC 4180), a line at a time: the contract's field names as its first line, a line a
 * request, names of files where keys belong. As spreadsheets write them, columns are separated by semicolons, tabs or commas,
 * a first line may say so ({@code sep=;}), empty lines may follow; {@link Cells} reads what is in them.
 */
final class TableReader {

    /** Far more than 100 000 lines. */
    private static final long SIZE_MAX = 64L * 1024 * 1024;

    private static final int HEADER_MAX = 65_536;
    private static final int ALPHABET = 26;

    private final Contract contract;
    private final Texts texts;
    private final TableEncoding encoding;
    private final Cells cells;

    TableReader(Contract contract, Texts texts, TableEncoding encoding) {
        this.contract = contract;
        this.texts = texts;
        this.encoding = encoding;
        this.cells = new Cells(texts);
    }

    /**
     * @param next takes each request, in the table's order
     * @throws StopException if the table as a whole cannot be read, with everything that is wrong with its first line
     */
    void read(Path file, Fonction fonction, Consumer<Demande> next) {
        try {
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
                read(file, lines, fonction, next);
            }
        } catch (IOException e) {
            throw new StopException(ExitCode.FILE, texts.unreadable(e, file));
        }
    }

    private void read(Path file, BufferedReader lines, Fonction fonction, Consumer<Demande> next) throws IOException {
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
        int line = readAlready + 1;
        try (MappingIterator<String[]> read = CsvMapper.builder()
                .enable(CsvReadFeature.WRAP_AS_ARRAY)
                .build()
                .readerFor(String[].class)
                .with(CsvSchema.emptySchema().withColumnSeparator(separator(header)))
                .readValues(lines)) {
            if (!read.hasNextValue()) {
                throw wrong("csv.empty", file);
            }
            List<String> columns = columns(read.nextValue());
            Form form = fonction != null ? Form.of(fonction, contract) : Form.told(columns::contains, contract);
            checkColumns(file, readAlready + 1, columns, form);
            while (read.hasNextValue()) {
                line = readAlready + read.currentLocation().getLineNr();
                String[] values = read.nextValue();
                if (!empty(values)) {
                    next.accept(request(file, line, form, columns, values));
                }
            }
        } catch (JacksonException e) {
            throw wrong("csv.unreadable", file, line);
        }
    }

    private static char separator(String header) {
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static List<String> columns(String[] header) {
        List<String> columns = new ArrayList<>();
        for (String name : header) {
            columns.add(name == null ? "" : name.strip());
        }
        return columns;
    }

    private static boolean empty(String[] values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** A column that is wrong is wrong in every line: it is said once, before anything is sent. */
    private void checkColumns(Path file, int line, List<String> columns, Form form) {
        List<String> findings = new ArrayList<>();
        Fields fields = form.fields();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i);
            String letter = letter(i);
            if (!name.isEmpty() && fields.named(name).isEmpty()) {
                findings.add(texts.say("csv.unknown-column", letter, Wording.printable(name))
                        + Nearest.to(name, fields)
                                .map(nearest -> texts.say("meant", nearest))
                                .orElse(""));
            } else if (!name.isEmpty() && seen.putIfAbsent(name, i) != null) {
                findings.add(texts.say("csv.double-column", letter, name, letter(seen.get(name))));
            }
        }
        Set<String> missing = new LinkedHashSet<>();
        fields.all().stream().filter(Field::required).map(Field::name).forEach(missing::add);
        columns.forEach(missing::remove);
        missing.forEach(field -> findings.add(texts.say("csv.missing-column", field)));
        if (!findings.isEmpty()) {
            throw wrong("csv.header", file, line, String.join("\n  ", findings));
        }
    }

    /** As the spreadsheet names its columns: A to Z, AA and so on. */
    private static String letter(int column) {
        return (column < ALPHABET ? "" : letter(column / ALPHABET - 1)) + (char) ('A' + column % ALPHABET);
    }

    private Demande request(Path file, int line, Form form, List<String> columns, String[] values) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        List<Finding> reading = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            String value = values[i] == null ? "" : values[i].strip();
            if (value.isEmpty()) {
                continue;
            }
            if (i >= columns.size() || columns.get(i).isEmpty()) {
                String text = texts.say("csv.cell-too-many", letter(i), Wording.printable(value));
                reading.add(new Finding("", "ligne-illisible", text, false));
                break;
            }
            cells.put(content, form.fields().get(columns.get(i)), value).ifPresent(reading::add);
        }
        Map<String, Path> attached = new LinkedHashMap<>();
        AttachmentFinder.find(content, form, file.toAbsolutePath().getParent(), null, attached);
        return new Demande(file.getFileName() + ":" + line, form, content, attached, reading);
    }

    private StopException wrong(String text, Object... values) {
        return new StopException(ExitCode.TO_MEND, texts.say(text, values));
    }
}
