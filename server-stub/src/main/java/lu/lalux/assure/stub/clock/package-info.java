/** The time of day, for the whole stub. */
@NullMarked
package lu.lalux.assure.stub.clock;

import org.jspecify.annotations.NullMarked;
