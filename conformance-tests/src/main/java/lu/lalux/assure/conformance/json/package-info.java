/** Tests of JSON as a text (RFC 8259): what is none is refused, and what is one is read however it is spelt. */
package lu.lalux.assure.conformance.json;
