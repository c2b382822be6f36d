/** What the model server asks of JSON bodies: the constraints of the contract, one a rule. */
package lu.lalux.assure.conformance.model.rules;
