/** The sessions that are open: how they are opened, known by what a request carries, watched and ended. */
package lu.lalux.assure.conformance.judge.serve.docket;
