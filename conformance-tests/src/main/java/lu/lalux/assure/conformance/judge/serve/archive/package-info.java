/** What is kept of sessions, in files. */
package lu.lalux.assure.conformance.judge.serve.archive;
