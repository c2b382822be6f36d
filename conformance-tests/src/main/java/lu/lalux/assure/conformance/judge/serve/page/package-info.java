/** The page of the judge for many at once, as files; all that it knows of the judge is {@code juge.yaml}. */
package lu.lalux.assure.conformance.judge.serve.page;
