/** Tables to be filled in: headings, a line as an example and a legend, all of them facts of the contract. */
package lu.lalux.assure.cli.template;
