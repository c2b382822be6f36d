/**
 * What is taken out of an exchange before anything of it is kept: secrets, wherever they stand, and the content of
 * files.
 */
@NullMarked
package lu.lalux.assure.stub.journal.redaction;

import org.jspecify.annotations.NullMarked;
