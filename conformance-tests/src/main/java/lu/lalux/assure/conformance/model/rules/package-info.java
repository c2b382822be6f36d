/** What the model server asks of JSON bodies: the constraints of the contract, one a rule that can be left out. */
package lu.lalux.assure.conformance.model.rules;
