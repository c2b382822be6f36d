package lu.lalux.assure.client;

import java.util.ArrayList;
import java.util.List;

/** Finds every required field that a builder was not given, so that one look mends them all. */
final class RequiredFields {

    private final List<String> missing = new ArrayList<>();

    RequiredFields field(String name, Object value) {
        if (value == null) {
            missing.add(name);
        }
        return this;
    }

    void check() {
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Not given: " + String.join(", ", missing));
        }
    }
}
