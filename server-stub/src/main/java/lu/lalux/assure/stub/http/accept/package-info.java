/** What a caller accepts, {@code Accept} (RFC 9110 section 12.5.1), and which answers it is held against. */
@NullMarked
package lu.lalux.assure.stub.http.accept;

import org.jspecify.annotations.NullMarked;
