/** The page of the management interface, in both languages. */
@NullMarked
package lu.lalux.assure.stub.gestion.page;

import org.jspecify.annotations.NullMarked;
