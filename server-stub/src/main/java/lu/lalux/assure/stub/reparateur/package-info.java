/** The settlement request of a repairer, {@code PUT /reparateur}. */
@NullMarked
package lu.lalux.assure.stub.reparateur;

import org.jspecify.annotations.NullMarked;
