/**
 * Where the journal's exchanges are: for a second at most in memory, then in a table that all instances on one
 * PostgreSQL see, or in a file beside SQLite's database. What is lost of them with a crash is lost: nothing waits for
 * them.
 */
@NullMarked
package lu.lalux.assure.stub.journal.store;

import org.jspecify.annotations.NullMarked;
