/** Wrong clients: each has one bad habit, from a table or from what clients are known to do. */
package lu.lalux.assure.conformance.judge.trial.habit;
