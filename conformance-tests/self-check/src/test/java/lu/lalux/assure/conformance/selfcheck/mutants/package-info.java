/** Mutants derived from the contract: each thing that it says, got wrong. */
package lu.lalux.assure.conformance.selfcheck.mutants;
