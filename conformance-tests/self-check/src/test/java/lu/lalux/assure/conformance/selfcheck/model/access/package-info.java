/** How careless model servers compare tokens and scopes, and look for them. */
package lu.lalux.assure.conformance.selfcheck.model.access;
