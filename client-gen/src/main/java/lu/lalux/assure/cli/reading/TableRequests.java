package lu.lalux.assure.cli.reading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.cli.output.Wording;
import lu.lalux.assure.client.reglement.Fonction;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the lines of one table requests: the first that is not empty names the columns, each of the others is a request. */
final class TableRequests implements BiConsumer<TableName, TableRow> {

    private final Contract contract;
    private final Texts texts;
    private final Fonction fonction;
    private final Consumer<Demande> next;
    private Columns columns;

    /** @param fonction whose requests they are; null to tell by the columns */
    TableRequests(Contract contract, Texts texts, Fonction fonction, Consumer<Demande> next) {
        this.contract = contract;
        this.texts = texts;
        this.fonction = fonction;
        this.next = next;
    }

    @Override
    public void accept(TableName table, TableRow row) {
        if (row.empty()) {
            return;
        }
        if (columns == null) {
            columns = Columns.of(row, table, fonction, contract, texts);
        } else {
            next.accept(request(table, row));
        }
    }

    /** Whether no line was filled. */
    boolean nothing() {
        return columns == null;
    }

    private Demande request(TableName table, TableRow row) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        List<Finding> reading = new ArrayList<>();
        if (row.hidden()) {
            reading.add(new Finding("", "ligne-masquee", texts.say("workbook.hidden"), false));
        }
        for (int i = 0; i < row.cells().size(); i++) {
            TableCell cell = row.cells().get(i);
            if (cell.empty()) {
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
            cell.put(content, field.get(), texts).ifPresent(reading::add);
        }
        Map<String, Path> attached = new LinkedHashMap<>();
        Path folder = table.file().toAbsolutePath().getParent();
        AttachmentFinder.find(content, columns.form(), folder, null, attached);
        return new Demande(table.source(row.line()), columns.form(), content, attached, reading, columns.places());
    }
}
