/** Tests of what only the repairer's settlement has. */
package lu.lalux.assure.conformance.suite.reglement;
