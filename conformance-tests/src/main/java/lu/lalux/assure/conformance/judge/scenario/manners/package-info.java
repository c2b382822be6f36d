/** What is seen in all requests of a client, whatever they are about. */
package lu.lalux.assure.conformance.judge.scenario.manners;
