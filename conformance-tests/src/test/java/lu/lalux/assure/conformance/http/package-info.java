/**
 * Whom tests speak HTTP with beside a library: a client and a server that can be rude, and the JDK's server on a free
 * port.
 */
package lu.lalux.assure.conformance.http;
