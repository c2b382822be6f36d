/**
 * Requests as they are sent, slowly and in chunks too, and responses as they come, and how both are written without their
 * secrets.
 */
package lu.lalux.assure.conformance.exchange;
