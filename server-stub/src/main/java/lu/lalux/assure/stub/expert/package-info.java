/** The settlement request of an expert, {@code PUT /expert}. */
@NullMarked
package lu.lalux.assure.stub.expert;

import org.jspecify.annotations.NullMarked;
