/** The contract file itself. Everything else may read it; it knows nobody. */
@NullMarked
package lu.lalux.assure.stub.openapi;

import org.jspecify.annotations.NullMarked;
