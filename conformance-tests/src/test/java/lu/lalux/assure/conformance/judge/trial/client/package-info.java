/**
 * A client of the API that works through a work list over HTTP, right unless it is told otherwise: each thing that it
 * does can be done in another way, see {@link lu.lalux.assure.conformance.judge.trial.client.Ways}.
 */
package lu.lalux.assure.conformance.judge.trial.client;
