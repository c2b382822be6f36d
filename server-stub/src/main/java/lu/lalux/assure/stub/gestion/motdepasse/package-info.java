/** Passwords that people choose, held against NIST SP 800-63B-4. */
@NullMarked
package lu.lalux.assure.stub.gestion.motdepasse;

import org.jspecify.annotations.NullMarked;
