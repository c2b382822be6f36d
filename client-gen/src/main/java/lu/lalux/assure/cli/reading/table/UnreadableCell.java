package lu.lalux.assure.cli.reading.table;

import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cell of a workbook that has no value to send.
 *
 * @param shown what the workbook has in its place
 * @param why the key of the text that says so
 */
record UnreadableCell(String shown, String why) implements TableCell {

    @Override
    public boolean empty() {
        return false;
    }

    @Override
    public Optional<Finding> put(ObjectNode content, Field field, Texts texts) {
        content.put(field.name(), shown);
        return Optional.of(Finding.at(field.name(), "type-invalide", texts.say(why, shown)));
    }
}
