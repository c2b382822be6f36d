/** What is on trial: one piece of software, one trade, one way to a token, and what it comes with. */
package lu.lalux.assure.conformance.judge.software;
