/** A session on this machine: its server, its folder, the software's own program if it is to be run, and its end. */
package lu.lalux.assure.conformance.judge.run;
