/**
 * The documentation at {@code /}, with a page to try calls, the contract at {@code /openapi.yaml}, its editions beside
 * it.
 */
@NullMarked
package lu.lalux.assure.stub.docs;

import org.jspecify.annotations.NullMarked;
