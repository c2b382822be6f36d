/** The applications of an account, and their secrets. */
@NullMarked
package lu.lalux.assure.stub.gestion.application;

import org.jspecify.annotations.NullMarked;
