/**
 * Certificates: signed statements that a software kept to the contract, how they are made, printed, and verified
 * offline.
 */
package lu.lalux.assure.conformance.judge.certificate;
