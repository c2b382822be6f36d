package lu.lalux.assure.stub.tolerance;

import java.util.Optional;

/** What the sandbox was told to do with tolerated forms. Asked at each request: the answer is at hand. */
public interface StrictOrder {

    /** Whether they are refused; nothing as long as the setting holds. */
    Optional<Boolean> strict();
}
