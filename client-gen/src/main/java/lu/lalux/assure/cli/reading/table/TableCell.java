package lu.lalux.assure.cli.reading.table;

import java.util.Optional;
import lu.lalux.assure.cli.output.Finding;
import lu.lalux.assure.cli.output.Texts;
import lu.lalux.assure.contract.Field;
import tools.jackson.databind.node.ObjectNode;

/** A cell of a table, as far as its file tells what is in it. */
public interface TableCell {

    /** Whether nothing is in it. */
    boolean empty();

    /** Whether the spreadsheet does not show it. */
    default boolean hidden() {
        return false;
    }

    /** What is in it, for a heading or a message. */
    String shown();

    /** A cell of this text. */
    static TableCell of(String text) {
        return TextCell.of(text);
    }

    /** The same, read in the forms that are said for its field. */
    default TableCell in(CellForms forms, Field field) {
        return this;
    }

    /**
     * Puts it into the request, in the contract's form where it can mean one thing only.
     *
     * @return what is wrong with it, if that cannot be seen by the contract
     */
    Optional<Finding> put(ObjectNode content, Field field, Texts texts);
}
