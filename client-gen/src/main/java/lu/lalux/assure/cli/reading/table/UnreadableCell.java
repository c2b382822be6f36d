package lu.lalux.assure.cli.reading.table;

import java.util.Optional;
import java.util.regex.Pattern;
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

    /**
     * What a formula gives that could not be reckoned: new versions of a spreadsheet bring new ones of the same form.
     */
    private static final Pattern ERROR = Pattern.compile("#(?:N/A|GETTING_DATA|[A-Z][A-Z0-9/_]*[!?])|Err:\\d+");

    /** Whether that is all that a formula gave. */
    static boolean isError(String value) {
        return ERROR.matcher(value).matches();
    }

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
