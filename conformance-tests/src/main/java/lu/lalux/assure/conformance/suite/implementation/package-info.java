/** What is tested, with whose rights, how a token is asked for there, and whether it can be reached. */
package lu.lalux.assure.conformance.suite.implementation;
