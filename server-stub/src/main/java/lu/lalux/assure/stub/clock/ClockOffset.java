package lu.lalux.assure.stub.clock;

import java.time.Duration;

/** Says how far the sandbox's clock was moved ahead of the machine's. Asked often: the answer is at hand. */
public interface ClockOffset {

    /** For all. */
    Duration ahead();

    /**
     * For one account, beside what was moved for all.
     *
     * @param name an application or a person of the account
     */
    Duration ahead(String name);
}
