/** What came of a run, written for its readers: console, page, badge, JSON, JUnit. */
package lu.lalux.assure.conformance.suite.report;
