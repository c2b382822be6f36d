/** What is on trial: one piece of software, one trade, one way to a token. */
package lu.lalux.assure.conformance.judge.software;
