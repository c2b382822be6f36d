/** What the sandbox says on the console when it is ready. */
@NullMarked
package lu.lalux.assure.stub.accueil;

import org.jspecify.annotations.NullMarked;
