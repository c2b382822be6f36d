/** How the server stops without cutting anybody off. */
@NullMarked
package lu.lalux.assure.stub.stop;

import org.jspecify.annotations.NullMarked;
