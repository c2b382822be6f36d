package lu.lalux.assure.cli.reading;

import java.util.List;

/**
 * A line of a table.
 *
 * @param line its number, as the spreadsheet or an editor shows it
 * @param cells from the first column on
 * @param hidden whether the spreadsheet does not show it, behind a filter for instance
 */
record TableRow(int line, List<TableCell> cells, boolean hidden) {

    TableRow {
        cells = List.copyOf(cells);
    }

    boolean empty() {
        return cells.stream().allMatch(TableCell::empty);
    }
}
