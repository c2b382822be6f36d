/** The work list: the invoices that a software is given to send, and the only choreography that there is. */
package lu.lalux.assure.conformance.judge.worklist;
