package lu.lalux.assure.conformance.selfcheck.model;

import java.util.Set;

/**
 * What a model server does wrongly.
 *
 * @param slips each with the path where it happens (empty: everywhere), {@code SCOPE_TAKEN} with the scope behind a
 *     space
 */
public record Conduct(Set<Wrong> slips) {

    /** One of them. */
    public record Wrong(Slip slip, String where) {}

    /** Nothing is done wrongly. */
    public static final Conduct RIGHT = new Conduct(Set.of());

    /**
     * @param slip what is done wrongly
     * @param where as the slip has it; empty: everywhere
     * @return that alone
     */
    public static Conduct wrong(Slip slip, String where) {
        return new Conduct(Set.of(new Wrong(slip, where)));
    }

    /**
     * @param slip one that happens everywhere
     * @return whether this server makes it
     */
    public boolean has(Slip slip) {
        return has(slip, "");
    }

    /**
     * @param slip one of them
     * @return whether this server makes it anywhere
     */
    public boolean makes(Slip slip) {
        return slips.stream().anyMatch(wrong -> wrong.slip() == slip);
    }

    /**
     * @param slip one of them
     * @param where as the slip has it
     * @return whether this server makes it there
     */
    public boolean has(Slip slip, String where) {
        // One or two, and asked for hundreds of times in each answer: a loop costs less than their hash.
        for (Wrong wrong : slips) {
            if (wrong.slip() == slip
                    && (wrong.where().isEmpty() || wrong.where().equals(where))) {
                return true;
            }
        }
        return false;
    }

    /** Waits: long enough for requests that are sent together to meet. */
    public static void pause() {
        try {
            Thread.sleep(150);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
