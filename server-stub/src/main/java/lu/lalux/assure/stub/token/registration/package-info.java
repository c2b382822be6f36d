/** Who is known: the applications and persons of the settings {@code assure.token}, and what each may ask for. */
@NullMarked
package lu.lalux.assure.stub.token.registration;

import org.jspecify.annotations.NullMarked;
