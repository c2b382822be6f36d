/** Tests that are derived at run time, one for each constraint of each field and parameter of the contract. */
package lu.lalux.assure.conformance.suite.derived;
