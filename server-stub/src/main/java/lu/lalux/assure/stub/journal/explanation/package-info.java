/** What a vendor does with an exchange: understand why it was refused, and send it again. */
@NullMarked
package lu.lalux.assure.stub.journal.explanation;

import org.jspecify.annotations.NullMarked;
