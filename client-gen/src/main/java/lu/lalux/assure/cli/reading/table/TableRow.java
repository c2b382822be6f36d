package lu.lalux.assure.cli.reading.table;

import java.util.List;

/**
 * A line of a table.
 *
 * @param line its number, as the spreadsheet or an editor shows it
 * @param cells from the first column on
 * @param hidden whether the spreadsheet does not show it, behind a filter for instance
 */
public record TableRow(int line, List<TableCell> cells, boolean hidden) {

    /** Within so many lines a table has its headings, below a title for instance. */
    public static final int HEADINGS_WITHIN = 10;

    public TableRow {
        cells = List.copyOf(cells);
    }

    /** Whether nothing is in any of its cells. */
    public boolean empty() {
        return cells.stream().allMatch(TableCell::empty);
    }
}
