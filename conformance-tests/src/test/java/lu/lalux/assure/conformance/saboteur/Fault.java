package lu.lalux.assure.conformance.saboteur;

import java.util.List;
import java.util.function.Consumer;

/**
 * One deliberate fault.
 *
 * @param name what is wrong with the server
 * @param tests the tests meant for it
 * @param changedRequest what is done to a request
 * @param changedResponse what is done to a response
 */
record Fault(String name, List<String> tests, Consumer<Passage> changedRequest, Consumer<Passage> changedResponse) {

    static Fault ofRequests(String name, Consumer<Passage> change, String... tests) {
        return new Fault(name, List.of(tests), change, passage -> {});
    }

    static Fault ofResponses(String name, Consumer<Passage> change, String... tests) {
        return new Fault(name, List.of(tests), passage -> {}, change);
    }

    static Fault none() {
        return ofRequests("none", passage -> {});
    }

    void before(Passage passage) {
        changedRequest.accept(passage);
    }

    void after(Passage passage) {
        changedResponse.accept(passage);
    }

    @Override
    public String toString() {
        return name;
    }
}
