/** The requirements, each with its level, its source and its words in French and English. */
package lu.lalux.assure.conformance.register;
