/** The time of day, for the whole stub, and what is done from time to time. */
@NullMarked
package lu.lalux.assure.stub.clock;

import org.jspecify.annotations.NullMarked;
