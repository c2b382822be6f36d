package lu.lalux.assure.stub.tolerance;

import java.util.Optional;

/** What the sandbox was told to do with tolerated forms. Asked at each request: the answer is at hand. */
public interface StrictOrder {

    /** Whether they are refused for all; nothing as long as the setting holds. */
    Optional<Boolean> strict();

    /**
     * Whether an account's are refused: as the account has it, or else as holds for all.
     *
     * @param name an application or a person of the account
     */
    Optional<Boolean> strict(String name);
}
