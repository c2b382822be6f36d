package lu.lalux.assure.stub.journal.store;

import java.util.TreeMap;
import java.util.stream.Stream;

/** What waits of one account, in order: the accepted ones and the refusals, of either as many as are kept. */
final class Share {

    private final TreeMap<Long, WaitingExchanges.Placed> accepted = new TreeMap<>();
    private final TreeMap<Long, WaitingExchanges.Placed> refused = new TreeMap<>();
    private long bytes;

    /** @return by how much it takes more memory then, or less: what would be removed as soon as it is written is gone */
    long add(WaitingExchanges.Placed placed) {
        long before = bytes;
        TreeMap<Long, WaitingExchanges.Placed> ring = placed.exchange().isRefusal() ? refused : accepted;
        ring.put(placed.order(), placed);
        bytes += placed.exchange().weight();
        if (ring.size() > KeptExchanges.MOST) {
            removeFirst(ring);
        }
        return bytes - before;
    }

    /** @return how much memory that frees */
    long dropOldest() {
        boolean accepts = refused.isEmpty() || !accepted.isEmpty() && accepted.firstKey() < refused.firstKey();
        return removeFirst(accepts ? accepted : refused);
    }

    private long removeFirst(TreeMap<Long, WaitingExchanges.Placed> ring) {
        long weight = ring.pollFirstEntry().getValue().exchange().weight();
        bytes -= weight;
        return weight;
    }

    long bytes() {
        return bytes;
    }

    Stream<WaitingExchanges.Placed> exchanges() {
        return Stream.concat(accepted.values().stream(), refused.values().stream());
    }

    /** Whether that is as much as is kept of it. */
    boolean isFull() {
        return accepted.size() >= KeptExchanges.MOST;
    }
}
