/**
 * The database: where it is, how it is spoken to, who may read much of it, and what is logged while it cannot be used.
 */
@NullMarked
package lu.lalux.assure.stub.storage;

import org.jspecify.annotations.NullMarked;
