/** Sign-ins that failed, in the audit trail. */
@NullMarked
package lu.lalux.assure.stub.gestion.tentative;

import org.jspecify.annotations.NullMarked;
