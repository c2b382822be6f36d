/** The suite: the list of its test classes, and how to run them. */
package lu.lalux.assure.conformance.suite;
