/** Administrators sign in through an OpenID provider, where one is set up. */
@NullMarked
package lu.lalux.assure.stub.gestion.openid;

import org.jspecify.annotations.NullMarked;
