/** The database, and the one way to write to it. */
@NullMarked
package lu.lalux.assure.stub.storage;

import org.jspecify.annotations.NullMarked;
