package lu.lalux.assure.conformance.model;

import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What a server does, however requests reach it.
 *
 * @param mostBytes how much of a request's body is read
 * @param hasty whether the first read is taken for the whole body
 * @param early whether a body that is announced as longer is not read at all
 * @param answer to a request
 */
public record Behaviour(
        Function<Request, Integer> mostBytes,
        BooleanSupplier hasty,
        BooleanSupplier early,
        Function<Request, Reply> answer) {

    /**
     * One that reads each body to its end.
     *
     * @param mostBytes how much of a request's body is read
     * @param answer to a request
     */
    public Behaviour(Function<Request, Integer> mostBytes, Function<Request, Reply> answer) {
        this(mostBytes, () -> false, () -> false, answer);
    }
}
