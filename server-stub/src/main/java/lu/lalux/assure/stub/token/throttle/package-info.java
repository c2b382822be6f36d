/** Wrong secrets are counted, and whoever guesses has to wait. */
@NullMarked
package lu.lalux.assure.stub.token.throttle;

import org.jspecify.annotations.NullMarked;
