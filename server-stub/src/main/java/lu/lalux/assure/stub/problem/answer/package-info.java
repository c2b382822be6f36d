/** How what went wrong becomes an answer: translated into a problem, put into words, counted, logged and written. */
@NullMarked
package lu.lalux.assure.stub.problem.answer;

import org.jspecify.annotations.NullMarked;
