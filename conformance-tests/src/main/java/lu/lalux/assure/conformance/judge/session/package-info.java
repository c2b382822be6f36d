/** A session: one software, its credentials, its work list, a model server of its own and all that happens to it. */
package lu.lalux.assure.conformance.judge.session;
