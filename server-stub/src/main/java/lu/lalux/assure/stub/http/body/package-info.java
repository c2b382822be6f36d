/**
 * What is looked at before a body is read: its length and pace, its media type, its coding; and the body that was
 * written as a query string.
 */
@NullMarked
package lu.lalux.assure.stub.http.body;

import org.jspecify.annotations.NullMarked;
