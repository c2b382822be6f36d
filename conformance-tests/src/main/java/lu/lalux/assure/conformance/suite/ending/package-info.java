/** What ends a test before its last line: a fault, or a reason why there is no verdict. */
package lu.lalux.assure.conformance.suite.ending;
