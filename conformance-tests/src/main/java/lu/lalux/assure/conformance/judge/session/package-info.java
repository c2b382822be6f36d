/**
 * A session: one software, its credentials, its work list, a model server of its own and all that happens to it; and
 * how it is held on this machine, from the software's own program to its end.
 */
package lu.lalux.assure.conformance.judge.session;
