/** What a client writes into its settlement requests. */
package lu.lalux.assure.conformance.judge.scenario.settlement;
