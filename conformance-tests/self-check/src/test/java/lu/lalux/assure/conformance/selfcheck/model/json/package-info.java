/** How careless model servers read text and JSON. */
package lu.lalux.assure.conformance.selfcheck.model.json;
