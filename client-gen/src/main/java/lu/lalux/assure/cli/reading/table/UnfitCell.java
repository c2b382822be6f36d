package lu.lalux.assure.cli.reading.table;

import java.util.Optional;
import java.util.function.Function;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text that cannot be read in the form that is said for its kind.
 *
 * @param shown the text
 * @param code what is wrong with it
 * @param why the same in words
 */
record UnfitCell(String shown, String code, Function<Texts, String> why) implements TableCell {

    @Override
    public boolean empty() {
        return false;
    }

    @Override
    public Optional<Finding> put(ObjectNode content, Field field, Texts texts) {
        content.put(field.name(), shown);
        return Optional.of(Finding.at(field.name(), code, why.apply(texts)));
    }
}
