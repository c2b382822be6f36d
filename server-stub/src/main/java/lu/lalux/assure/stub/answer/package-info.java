/** When an answer leaves: not before what it acknowledges is on disk. */
@NullMarked
package lu.lalux.assure.stub.answer;

import org.jspecify.annotations.NullMarked;
