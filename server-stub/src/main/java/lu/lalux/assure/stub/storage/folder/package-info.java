/** The data folder: open to its owner only, one process's, durable, and copied by {@code --backup}. */
@NullMarked
package lu.lalux.assure.stub.storage.folder;

import org.jspecify.annotations.NullMarked;
