/** What is tested, with whose rights, and how a token is asked for there. */
package lu.lalux.assure.conformance.suite.target;
