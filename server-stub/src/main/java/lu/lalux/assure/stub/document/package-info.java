/**
 * The upload of files, {@code PUT /reparateur/upload} and {@code PUT /expert/upload}, and the keys that they are named
 * by afterwards.
 */
@NullMarked
package lu.lalux.assure.stub.document;

import org.jspecify.annotations.NullMarked;
