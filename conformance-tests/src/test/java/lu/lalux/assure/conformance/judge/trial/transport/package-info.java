/** How a client of the self-check speaks HTTP: by a library, or by a socket where it has to speak otherwise. */
package lu.lalux.assure.conformance.judge.trial.transport;
