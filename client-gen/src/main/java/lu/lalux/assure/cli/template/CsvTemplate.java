package lu.lalux.assure.cli.template;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lu.lalux.assure.cli.output.WholeFile;
import lu.lalux.assure.contract.Field;

/**
 * As a spreadsheet under Windows opens it with a double click: a byte order mark, semicolons, its own ends of lines.
 */
final class CsvTemplate {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final String END = "\r\n";

    private final Template template;
    private final Legend legend;

    CsvTemplate(Template template, Legend legend) {
        this.template = template;
        this.legend = legend;
    }

    List<Path> write(Path file) throws IOException {
        String name = file.getFileName().toString();
        Path beside = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + "-"
                + template.texts().say("template.legend.file") + ".txt");
        Template.fresh(file, beside);
        WholeFile.write(beside, this::explain);
        boolean whole = false;
        try {
            WholeFile.write(file, this::table);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(beside);
            }
        }
        return List.of(file, beside);
    }

    private void table(Path fresh) throws IOException {
        try (BufferedWriter output = marked(fresh)) {
            line(output, template.fields().stream().map(legend::heading).toList());
            line(output, template.fields().stream().map(this::cell).toList());
        }
    }

    private void explain(Path fresh) throws IOException {
        try (BufferedWriter output = marked(fresh)) {
            for (List<String> row : legend.rows()) {
                output.write(row.get(0) + END);
                for (int i = 1; i < row.size(); i++) {
                    output.write("    "
                            + template.texts().say("said", legend.headings().get(i), row.get(i)) + END);
                }
            }
            for (String note : legend.notes()) {
                output.write(END + note + END);
            }
        }
    }

    private static BufferedWriter marked(Path file) throws IOException {
        BufferedWriter output = Files.newBufferedWriter(file);
        output.write('\uFEFF');
        return output;
    }

    private String cell(Field field) {
        String example = template.example(field);
        return switch (field.kind()) {
            case DATE -> LocalDate.parse(example).format(DAY);
            case AMOUNT -> example.replace(".", template.texts().say("decimal"));
            default -> example;
        };
    }

    private static void line(BufferedWriter output, List<String> cells) throws IOException {
        output.write(cells.stream().map(CsvTemplate::quoted).collect(Collectors.joining(";")) + END);
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[;\"\\r\\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
