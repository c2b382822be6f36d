/** Mutants by hand: the ways in which such servers really go wrong, as nobody derives them from a contract. */
package lu.lalux.assure.conformance.selfcheck.hand;
