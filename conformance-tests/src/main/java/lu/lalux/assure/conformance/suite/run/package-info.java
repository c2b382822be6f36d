/** One run of the tests against one target: what it sends, what it requires, in which order. */
package lu.lalux.assure.conformance.suite.run;
