/**
 * What is judged, a software, and what it is given: credentials and the work list of invoices that it is to send, which
 * is the only choreography that there is.
 */
package lu.lalux.assure.conformance.judge.worklist;
