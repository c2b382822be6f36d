/** Tests of what only the expert's settlement has. */
package lu.lalux.assure.conformance.expert;
