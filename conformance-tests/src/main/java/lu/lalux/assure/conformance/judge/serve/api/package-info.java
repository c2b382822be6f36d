/** The interface of {@code juge.yaml} on HTTP: a router that reads the generated interface, and what answers each operation. */
package lu.lalux.assure.conformance.judge.serve.api;
