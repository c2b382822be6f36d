/** Tests of settlements that both functions share. */
package lu.lalux.assure.conformance.reglement;
