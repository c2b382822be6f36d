package lu.lalux.assure.client.document;

/**
 * Told how far an upload has got; called from another thread, often, and from the start again if it is sent again. What
 * it throws goes to that thread's handler of uncaught exceptions, and changes nothing.
 */
@FunctionalInterface
public interface Progress {

    /**
     * Takes notice.
     *
     * @param bytes how many bytes of the file were read so far
     * @param total how many it has
     */
    void advance(long bytes, long total);
}
