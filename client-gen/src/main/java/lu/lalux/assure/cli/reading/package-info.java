/**
 * Requests as they are read from files and tables, put into the contract's form and checked against it. What a column
 * means by its name is in {@code Headings}, what the columns of another program mean in {@code Mapping}.
 */
package lu.lalux.assure.cli.reading;
