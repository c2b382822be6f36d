/** How a model server reads JSON that is none: with one of the liberties that readers of JSON take. */
package lu.lalux.assure.conformance.model.json;
