/** Tests of HTTP, JSON and problems, the same at every function. */
package lu.lalux.assure.conformance.suite.http;
