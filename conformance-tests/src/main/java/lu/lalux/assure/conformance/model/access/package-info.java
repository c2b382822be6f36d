/** Tokens and scopes of a model server: what it gives, what it takes for it, and how careless ones compare them. */
package lu.lalux.assure.conformance.model.access;
