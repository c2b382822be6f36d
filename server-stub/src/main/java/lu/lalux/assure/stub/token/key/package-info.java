/** The RSA keys that sign access tokens, wherever they are kept. */
@NullMarked
package lu.lalux.assure.stub.token.key;

import org.jspecify.annotations.NullMarked;
