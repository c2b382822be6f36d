/**
 * Whether a target is there, and what stands between it and the suite: connections, certificates, a server that is busy
 * or gone.
 */
package lu.lalux.assure.conformance.suite.reach;
