/** Links that are used once, to be handed over: there is no mail. */
@NullMarked
package lu.lalux.assure.stub.gestion.lien;

import org.jspecify.annotations.NullMarked;
