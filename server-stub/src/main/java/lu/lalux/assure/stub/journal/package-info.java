/**
 * The journal of requests: what an account's applications sent and were answered, without secrets and files, for a day
 * or the last thousand of them; refusals apart. Its rooms: {@code redaction} takes out what is not to be kept,
 * {@code capture} takes an exchange down while it passes, {@code store} keeps it.
 */
@NullMarked
package lu.lalux.assure.stub.journal;

import org.jspecify.annotations.NullMarked;
