/** The time of day, for the whole stub. */
@NullMarked
package lu.lalux.assure.stub.horloge;

import org.jspecify.annotations.NullMarked;
