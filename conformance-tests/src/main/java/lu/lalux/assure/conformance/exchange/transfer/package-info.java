/** How a body travels: at once, in chunks, slowly, compressed. */
package lu.lalux.assure.conformance.exchange.transfer;
