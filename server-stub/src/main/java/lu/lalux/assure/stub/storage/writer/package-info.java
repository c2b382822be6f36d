/** The one way to write to the database: what waits is committed in batches. */
@NullMarked
package lu.lalux.assure.stub.storage.writer;

import org.jspecify.annotations.NullMarked;
