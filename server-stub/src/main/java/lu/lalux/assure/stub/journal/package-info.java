/**
 * The journal of requests: what an account's applications sent and were answered, without secrets and files, for a day
 * or the last thousand of them; refusals apart. Here is what a vendor does with an exchange: find it, understand why it
 * was refused, send it again. {@code capture} takes an exchange down while it passes, without what is not to be kept;
 * {@code store} keeps it.
 */
@NullMarked
package lu.lalux.assure.stub.journal;

import org.jspecify.annotations.NullMarked;
