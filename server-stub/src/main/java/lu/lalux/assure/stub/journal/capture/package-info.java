/**
 * Takes an exchange down while it passes, beside the request's way, and out of it all that is not to be kept: secrets,
 * wherever they stand, and the content of files.
 */
@NullMarked
package lu.lalux.assure.stub.journal.capture;

import org.jspecify.annotations.NullMarked;
