/** Tests of JSON as a text (RFC 8259): a text that is no JSON is refused, and JSON is read however it is spelt. */
package lu.lalux.assure.conformance.suite.json;
