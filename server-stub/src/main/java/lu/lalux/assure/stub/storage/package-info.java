/**
 * The database: where it is, how it is spoken to, who may read much of it, and what is logged while it cannot be used;
 * and the data folder: open to its owner only, one process's, durable, and copied by {@code --backup}.
 */
@NullMarked
package lu.lalux.assure.stub.storage;

import org.jspecify.annotations.NullMarked;
