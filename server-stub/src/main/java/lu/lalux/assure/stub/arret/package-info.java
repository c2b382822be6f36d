/** How the server stops without cutting anybody off. */
@NullMarked
package lu.lalux.assure.stub.arret;

import org.jspecify.annotations.NullMarked;
