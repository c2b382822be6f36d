/** The upload of files, {@code PUT /reparateur/upload} and {@code PUT /expert/upload}, and what is kept of them. */
@NullMarked
package lu.lalux.assure.stub.document;

import org.jspecify.annotations.NullMarked;
