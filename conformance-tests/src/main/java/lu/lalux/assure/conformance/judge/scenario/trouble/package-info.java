/** What a client does when something goes wrong. */
package lu.lalux.assure.conformance.judge.scenario.trouble;
