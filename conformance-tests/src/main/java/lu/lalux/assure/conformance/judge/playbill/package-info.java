/** All scenarios of a session, put together. */
package lu.lalux.assure.conformance.judge.playbill;
