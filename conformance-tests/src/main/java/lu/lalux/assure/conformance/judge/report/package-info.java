/**
 * What a session says of a software, every scenario with its ruling and the verdict that follows: its report, with what
 * JSON and page say in the judge's own words, and the console.
 */
package lu.lalux.assure.conformance.judge.report;
