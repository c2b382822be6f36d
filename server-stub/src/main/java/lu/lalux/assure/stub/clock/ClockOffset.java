package lu.lalux.assure.stub.clock;

import java.time.Duration;

/** Says how far the sandbox's clock was moved ahead of the machine's. Asked often: the answer is at hand. */
public interface ClockOffset {

    Duration ahead();
}
