/** Sessions of the page of the management interface. */
@NullMarked
package lu.lalux.assure.stub.gestion.session;

import org.jspecify.annotations.NullMarked;
