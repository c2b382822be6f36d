package lu.lalux.assure.conformance.suite.implementation.data;

import java.util.List;
import lu.lalux.assure.conformance.register.Text;

/** Data that cannot be used: each fault with its place, and what would be right. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Text> faults;

    DataException(List<Text> faults) {
        super(faults.get(0).fr());
        this.faults = List.copyOf(faults);
    }

    /** {@return what is wrong, one line a fault} */
    public List<Text> faults() {
        return faults;
    }
}
