/**
 * Where the bytes of uploaded files are kept, in a folder, in PostgreSQL or in an object store, how much of them, and
 * for how long.
 */
@NullMarked
package lu.lalux.assure.stub.document.store;

import org.jspecify.annotations.NullMarked;
