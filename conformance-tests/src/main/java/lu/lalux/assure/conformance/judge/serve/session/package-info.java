/** What goes wrong in the judge itself, told to who runs it. */
package lu.lalux.assure.conformance.judge.serve.session;
