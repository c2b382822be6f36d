/** Changes of whom the server knows: each with its entry in the audit trail, in one transaction. */
@NullMarked
package lu.lalux.assure.stub.gestion.change;

import org.jspecify.annotations.NullMarked;
