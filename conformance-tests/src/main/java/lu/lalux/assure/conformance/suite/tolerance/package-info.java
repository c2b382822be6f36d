/** Tests of the older readings that the contract tolerates (T1 to T6). */
package lu.lalux.assure.conformance.suite.tolerance;
