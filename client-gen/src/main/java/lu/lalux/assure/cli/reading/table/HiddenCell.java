package lu.lalux.assure.cli.reading.table;

import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell in a hidden column, or with a format that shows nothing: nobody has seen what is in it.
 *
 * @param cell what is in it
 */
record HiddenCell(TableCell cell) implements TableCell {

    @Override
    public boolean empty() {
        return cell.empty();
    }

    @Override
    public boolean hidden() {
        return true;
    }

    @Override
    public String shown() {
        return cell.shown();
    }

    @Override
    public TableCell in(CellForms forms, Field field) {
        return new HiddenCell(cell.in(forms, field));
    }

    @Override
    public Optional<Finding> put(ObjectNode content, Field field, Texts texts) {
        return cell.put(content, field, texts);
    }
}
