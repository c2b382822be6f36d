/**
 * What a session says of a software, every scenario with its ruling and the verdict that follows, and its writers: console,
 * page, badge, JSON, JUnit; in the same look as the suite's report.
 */
package lu.lalux.assure.conformance.judge.report;
