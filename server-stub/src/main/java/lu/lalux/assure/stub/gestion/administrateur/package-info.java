/** How the first administrator, and one who is locked out, gets in: by whoever has the server's console. */
@NullMarked
package lu.lalux.assure.stub.gestion.administrateur;

import org.jspecify.annotations.NullMarked;
