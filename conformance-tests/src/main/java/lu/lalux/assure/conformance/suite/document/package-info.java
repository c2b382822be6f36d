/** Tests of the upload of files. */
package lu.lalux.assure.conformance.suite.document;
