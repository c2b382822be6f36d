/**
 * What a table's file holds, a line at a time and cell by cell: a CSV or a workbook, before anybody knows which
 * requests are in it.
 */
package lu.lalux.assure.cli.reading.table;
