/** Tests of settlements, of what only one function has among them, and of the files that they name. */
package lu.lalux.assure.conformance.suite.reglement;
