package lu.lalux.assure.benchmark.scenario;

/**
 * What became of a sandbox's journal at half the rate that it can do.
 *
 * @param name the sandbox's
 * @param perSecond the settlements that were accepted in a second
 * @param taken exchanges that the journal took meanwhile
 * @param dropped those of them that it had no room for
 */
public record HalfRate(String name, double perSecond, long taken, long dropped) {}
