/**
 * Changes of whom the server knows, each with its entry in the audit trail in one transaction; and the trail, read
 * again.
 */
@NullMarked
package lu.lalux.assure.stub.gestion.audit;

import org.jspecify.annotations.NullMarked;
