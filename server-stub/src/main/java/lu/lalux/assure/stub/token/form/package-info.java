/** What an application sends to {@code /token} and {@code /authen}, the query string and the form kept apart. */
@NullMarked
package lu.lalux.assure.stub.token.form;

import org.jspecify.annotations.NullMarked;
