/**
 * The target's own data ({@code --data}): values that it knows, where it looks them up and refuses others (D30). Which
 * fields can be given is the contract's fact {@code x-referentiel}.
 */
package lu.lalux.assure.conformance.suite.implementation.data;
