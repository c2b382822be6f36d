/** How JSON of anybody is read, and JSON that is none: with one of the liberties that readers of JSON take. */
package lu.lalux.assure.conformance.model.json;
