/**
 * A server that does what the contract says, in memory and shared with nobody. It cannot be told to do anything wrong:
 * who wants another server gives it other {@link lu.lalux.assure.conformance.model.Parts}, or overrides a step of one.
 */
package lu.lalux.assure.conformance.model;
