/** Files to upload, and the verdict on each. */
@NullMarked
package lu.lalux.assure.client.document;

import org.jspecify.annotations.NullMarked;
