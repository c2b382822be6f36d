/** Accounts of providers. */
@NullMarked
package lu.lalux.assure.stub.gestion.compte;

import org.jspecify.annotations.NullMarked;
