package lu.lalux.assure.conformance.judge.session;

import java.util.List;
import java.util.function.Predicate;
import lu.lalux.assure.conformance.judge.evidence.Exchange;
import lu.lalux.assure.conformance.judge.evidence.ToldResult;
import tools.jackson.databind.JsonNode;

/** What is kept of requests and answers, in bytes of memory, and not of the wire: a tree takes more than its text. */
final class Weight {

    /** What an encounter takes that has nothing in it but the headers of a usual client. */
    private static final int EACH = 1_024;

    private static final int USUAL_HEADERS = 10;
    private static final int HEADER = 100;
    private static final int NODE = 60;

    private Weight() {}

    /**
     * @param kept of a request and its answer
     * @param shared whether a header's value is kept once only, wherever it comes again
     * @return all of it
     */
    static long of(Exchange kept, Predicate<String> shared) {
        long headers = kept.request().headers().stream()
                .mapToLong(header -> header.name().length()
                        + (shared.test(header.value()) ? 0 : header.value().length()))
                .sum();
        int odd = Math.max(0, kept.request().headers().size() - USUAL_HEADERS);
        return EACH
                + headers
                + (long) odd * HEADER
                + (kept.client().isEmpty() ? kept.token().length() : 0)
                + kept.request().target().length()
                + kept.request().body().length
                + of(kept.body())
                + kept.answer().body().length;
    }

    /**
     * @param told what a person was told
     * @return all of it
     */
    static long of(List<ToldResult> told) {
        return told.stream()
                .mapToLong(each -> NODE
                        + each.reference().length()
                        + each.pointers().stream()
                                .mapToLong(pointer -> NODE + pointer.length())
                                .sum())
                .sum();
    }

    /**
     * @param tree that a text was read into
     * @return all of it
     */
    static long of(JsonNode tree) {
        long weight = NODE + (tree.isString() ? tree.stringValue().length() : 0);
        for (JsonNode each : tree) {
            weight += of(each);
        }
        for (String name : tree.propertyNames()) {
            weight += name.length();
        }
        return weight;
    }
}
