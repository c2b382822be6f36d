/** Requests as they are read from files and tables, put into the contract's form and checked against it. */
package lu.lalux.assure.cli.reading;
