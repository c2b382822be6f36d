package lu.lalux.assure.cli.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.ExitCode;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.StopException;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.cli.reading.table.TableCell;
import lu.lalux.assure.cli.reading.table.TableName;
import lu.lalux.assure.cli.reading.table.TableRow;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the lines of one table requests: one of the first lines names the columns, each of those below that is not
 * empty is a request. What stands above, a title for instance, is none.
 */
final class TableRequests implements BiConsumer<TableName, TableRow> {

    private final Contract contract;
    private final Texts texts;
    private final AttachmentFinder attachments;
    private final Mapping mapping;
    private final Fonction fonction;
    private final Consumer<String> notices;
    private final Consumer<Demande> next;
    private final List<TableRow> first = new ArrayList<>();
    private TableName table;
    private Columns columns;

    /**
     * @param mapping what columns mean besides
     * @param fonction whose requests they are; null to tell by the columns
     * @param notices takes what is said of the table, and no error
     */
    TableRequests(
            Contract contract,
            Texts texts,
            AttachmentFinder attachments,
            Mapping mapping,
            Fonction fonction,
            Consumer<String> notices,
            Consumer<Demande> next) {
        this.contract = contract;
        this.texts = texts;
        this.attachments = attachments;
        this.mapping = mapping;
        this.fonction = fonction;
        this.notices = notices;
        this.next = next;
    }

    @Override
    public void accept(TableName name, TableRow row) {
        table = name;
        if (columns != null) {
            if (!row.empty()) {
                next.accept(request(row));
            }
            return;
        }
        if (!row.empty()) {
            first.add(row);
        }
        if (row.line() >= TableRow.HEADINGS_WITHIN) {
            end();
        }
    }

    /**
     * Of the first lines that which has most headings names the columns: a block of totals above the table has some of
     * them too.
     */
    void end() {
        if (columns != null || first.isEmpty()) {
            return;
        }
        TableRow best = first.stream()
                .max(Comparator.comparingInt((TableRow row) -> Columns.known(row, contract, mapping))
                        .thenComparing(row -> -row.line()))
                .orElseThrow();
        List<TableRow> above =
                first.stream().filter(row -> row.line() < best.line()).toList();
        List<TableRow> below =
                first.stream().filter(row -> row.line() > best.line()).toList();
        first.clear();
        begin(best, above);
        below.forEach(row -> next.accept(request(row)));
    }

    /** Whether no line was filled. */
    boolean nothing() {
        return columns == null;
    }

    private void begin(TableRow headings, List<TableRow> above) {
        columns = Columns.of(headings, table, fonction, contract, mapping, texts);
        // Sorted with their headings, lines come to stand above them; nobody would see that they are not sent.
        above.stream().filter(columns::fits).findFirst().ifPresent(row -> {
            throw new StopException(
                    ExitCode.TO_MEND, texts.say("csv.above", table.place(row.line(), texts), headings.line()));
        });
        List<String> unread = columns.ignored().values().stream()
                .filter(column -> !column.isEmpty())
                .toList();
        if (!unread.isEmpty()) {
            notices.accept(texts.say("csv.ignored", table.place(headings.line(), texts), String.join(", ", unread)));
        }
    }

    private Demande request(TableRow row) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        List<Finding> reading = new ArrayList<>();
        if (row.hidden()) {
            reading.add(new Finding("", "ligne-masquee", texts.say("workbook.hidden"), false));
        }
        mapping.values()
                .forEach((name, value) -> TableCell.of(value)
                        .in(mapping.forms(), columns.form().fields().get(name))
                        .put(content, columns.form().fields().get(name), texts)
                        .ifPresent(reading::add));
        for (int i = 0; i < row.cells().size(); i++) {
            TableCell cell = row.cells().get(i);
            if (cell.empty() || columns.ignored().containsKey(i)) {
                continue;
            }
            if (cell.hidden()) {
                String text = texts.say("workbook.hidden-cell", Columns.letter(i), Wording.printable(cell.shown()));
                reading.add(new Finding("", "cellule-masquee", text, false));
            }
            Optional<Field> field =
                    i < columns.fields().size() ? columns.fields().get(i) : Optional.empty();
            if (field.isEmpty()) {
                String text = texts.say(
                        table.sheet() == null ? "csv.cell-too-many" : "workbook.cell-too-many",
                        Columns.letter(i),
                        Wording.printable(cell.shown()));
                reading.add(new Finding("", "ligne-illisible", text, false));
                break;
            }
            cell.in(mapping.forms(), field.get())
                    .put(content, field.get(), texts)
                    .ifPresent(reading::add);
        }
        Map<String, Path> attached = new LinkedHashMap<>();
        Path folder = table.file().toAbsolutePath().getParent();
        reading.addAll(attachments.find(content, columns.form(), folder, null, attached));
        return new Demande(table.source(row.line()), columns.form(), content, attached, reading, columns.places());
    }
}
