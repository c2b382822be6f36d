/** What came of a run: an outcome a test, a verdict a profile. */
package lu.lalux.assure.conformance.suite.result;
