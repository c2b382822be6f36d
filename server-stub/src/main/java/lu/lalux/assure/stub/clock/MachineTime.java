package lu.lalux.assure.stub.clock;

import java.time.InstantSource;

/**
 * The machine's time, whatever the sandbox was told: nothing is deleted before its time because somebody moved a clock.
 * It is no {@link java.time.Clock}, so that whoever asks Spring for a clock gets the other one.
 */
public interface MachineTime extends InstantSource {}
