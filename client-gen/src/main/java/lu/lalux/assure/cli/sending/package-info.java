/** Requests on their way to the server, each step in a journal before the next one. */
package lu.lalux.assure.cli.sending;
