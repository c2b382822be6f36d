/** Why a call did not succeed. */
@NullMarked
package lu.lalux.assure.client.problem;

import org.jspecify.annotations.NullMarked;
