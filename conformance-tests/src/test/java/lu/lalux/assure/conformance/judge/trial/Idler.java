package lu.lalux.assure.conformance.judge.trial;

/**
 * What the judge said of a client that does nothing, or not enough.
 *
 * @param id of it
 * @param shown how many scenarios were shown all the same
 * @param total how many there are for it
 * @param conforms whether nothing stands against it: that must not be
 */
public record Idler(String id, int shown, int total, boolean conforms) {}
