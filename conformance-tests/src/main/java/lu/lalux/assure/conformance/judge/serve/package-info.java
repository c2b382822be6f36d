/**
 * The judge for many at once: one server, sessions that are apart by their credentials, and the interface of
 * {@code juge.yaml}.
 */
package lu.lalux.assure.conformance.judge.serve;
