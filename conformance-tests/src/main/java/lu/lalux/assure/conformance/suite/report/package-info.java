/** What came of a run: its report, with what JSON and page say in the suite's own words, and the console. */
package lu.lalux.assure.conformance.suite.report;
