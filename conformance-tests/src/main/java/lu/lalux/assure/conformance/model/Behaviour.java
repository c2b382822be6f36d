package lu.lalux.assure.conformance.model;

import java.util.function.Function;

/**
 * What a server does, however requests reach it.
 *
 * @param mostBytes how much of a request's body is read
 * @param answer to a request
 */
public record Behaviour(Function<Request, Integer> mostBytes, Function<Request, Reply> answer) {}
