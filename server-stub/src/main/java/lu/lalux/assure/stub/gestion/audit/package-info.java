/** What was changed, read again. */
@NullMarked
package lu.lalux.assure.stub.gestion.audit;

import org.jspecify.annotations.NullMarked;
