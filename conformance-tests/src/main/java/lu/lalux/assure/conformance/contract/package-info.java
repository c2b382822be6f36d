/**
 * The suite's own reading of the contract, shared with nobody, so that a fault of another reader cannot hide itself.
 */
package lu.lalux.assure.conformance.contract;
