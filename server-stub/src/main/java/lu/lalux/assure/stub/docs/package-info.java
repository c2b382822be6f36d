/** The documentation at {@code /}, the contract at {@code /openapi.yaml}, and a console to try it at {@code /essai/}. */
@NullMarked
package lu.lalux.assure.stub.docs;

import org.jspecify.annotations.NullMarked;
