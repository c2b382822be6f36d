/** How JSON of anybody is read, and which bytes are text. */
package lu.lalux.assure.conformance.model.json;
