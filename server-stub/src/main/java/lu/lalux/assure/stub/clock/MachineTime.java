package lu.lalux.assure.stub.clock;

import java.time.InstantSource;

/**
 * The machine's time, whatever the sandbox was told: nothing is deleted before its time because somebody moved a clock.
 * No {@link java.time.Clock}, so that nobody gets it who asks for one.
 */
public interface MachineTime extends InstantSource {}
