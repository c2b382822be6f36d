/** Who sends a request. */
@NullMarked
package lu.lalux.assure.stub.account;

import org.jspecify.annotations.NullMarked;
