/** What came of a run: an outcome a test, a verdict a profile; and how a test that cannot be run ends. */
package lu.lalux.assure.conformance.suite.result;
