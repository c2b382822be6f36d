/** A judgement, written for its readers: console, page, badge, JSON, JUnit; in the same look as the suite's report. */
package lu.lalux.assure.conformance.judge.report;
