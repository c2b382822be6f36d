/**
 * Requests as they are sent and responses as they come, and how both are written without their
 * secrets.
 */
package lu.lalux.assure.conformance.exchange;
