/** The command line: options, settings files and secrets made into a run, and its exit code. */
package lu.lalux.assure.conformance.cli;
