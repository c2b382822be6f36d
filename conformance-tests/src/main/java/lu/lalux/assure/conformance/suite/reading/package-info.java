/**
 * The document's doubtful places: where it says a thing in two ways, each of them is a
 * {@link lu.lalux.assure.conformance.suite.reading.Trait}; a {@link lu.lalux.assure.conformance.suite.reading.Form}
 * writes the suite's requests as a target reads the document and reads its answers back. No test knows of readings: it
 * sends the contract's form.
 */
package lu.lalux.assure.conformance.suite.reading;
