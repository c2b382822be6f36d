/**
 * The interface of {@code juge.yaml} on HTTP: a router that reads its generated table of routes, and what answers each
 * operation.
 */
package lu.lalux.assure.conformance.judge.serve.api;
