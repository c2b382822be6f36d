package lu.lalux.assure.cli.reading;

import java.util.Optional;
import lu.lalux.assure.cli.reading.table.TableEncoding;

/**
 * How a person wants folders and tables to be read.
 *
 * @param encoding of CSV files
 * @param table the one of a folder's tables that is meant, by its file's name; nothing for its only one
 * @param sheet of a workbook; nothing for the one that has requests
 * @param mapping what the columns of tables mean, besides what they mean by their names
 * @param elsewhere whether a request may name files of other folders than its own
 */
public record Choices(
        TableEncoding encoding, Optional<String> table, Optional<String> sheet, Mapping mapping, boolean elsewhere) {

    /** What is so if nothing is said. */
    public static final Choices NONE =
            new Choices(TableEncoding.UTF_8, Optional.empty(), Optional.empty(), Mapping.NONE, false);
}
