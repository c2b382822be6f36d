package lu.lalux.assure.cli.reading.table;

import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text that is not of the form that is said for its kind.
 *
 * @param shown the text
 * @param file that says the form
 * @param form in which such a text is written
 */
record UnfitCell(String shown, String file, String form) implements TableCell {

    @Override
    public boolean empty() {
        return false;
    }

    @Override
    public Optional<Finding> put(ObjectNode content, Field field, Texts texts) {
        content.put(field.name(), shown);
        return Optional.of(Finding.at(field.name(), "type-invalide", texts.say("mapping.unfit", shown, file, form)));
    }
}
