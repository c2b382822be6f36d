/** What the settlement requests of repairers and of experts share: their keys, their sums, and their one record. */
@NullMarked
package lu.lalux.assure.stub.reglement;

import org.jspecify.annotations.NullMarked;
