package lu.lalux.assure.conformance.judge.serve.api;

import lu.lalux.assure.conformance.judge.wire.WireRequest;

/**
 * Who asks.
 *
 * @param key that the request carries; empty when it carries none
 * @param from the address that the request comes from
 */
record Caller(String key, String from) {

    private static final String BEARER = "Bearer ";

    static Caller of(WireRequest request) {
        String key = request.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip())
                .orElse("");
        return new Caller(key, request.from());
    }

    @Override
    public String toString() {
        return key.isEmpty() ? "nobody" : "somebody";
    }
}
