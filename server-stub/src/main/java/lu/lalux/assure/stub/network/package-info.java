/** Whom a request comes from. */
@NullMarked
package lu.lalux.assure.stub.network;

import org.jspecify.annotations.NullMarked;
