/** Tokens and scopes of a model server: what it gives, and what opens an operation. */
package lu.lalux.assure.conformance.model.access;
