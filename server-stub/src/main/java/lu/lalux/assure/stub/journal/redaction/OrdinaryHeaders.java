package lu.lalux.assure.stub.journal.redaction;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Headers that were looked at before, and held nothing to hide: most are the same in each exchange. */
public final class OrdinaryHeaders {

    private static final int MOST = 200;
    private static final int LONGEST = 200;

    private final Map<String, String> values = new ConcurrentHashMap<>();

    boolean has(String name, String value) {
        return value.equals(values.get(name));
    }

    /** Keeps it, unless there are too many already, or there is another value of that name. */
    void add(String name, String value) {
        if (value.length() <= LONGEST && name.length() <= LONGEST && values.size() < MOST) {
            values.putIfAbsent(name, value);
        }
    }
}
