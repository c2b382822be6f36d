package lu.lalux.assure.stub.journal.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Stream;

/** What waits of one account, in order: the accepted ones and the refusals, of either as many as are kept. */
final class AccountQueue {

    private final Deque<WaitingExchanges.Placed> accepted = new ArrayDeque<>();
    private final Deque<WaitingExchanges.Placed> refused = new ArrayDeque<>();
    private long bytes;

    /**
     * @return by how much it takes more memory then, or less: what would be removed as soon as it is written is gone
     */
    long add(WaitingExchanges.Placed placed) {
        long before = bytes;
        Deque<WaitingExchanges.Placed> ring = placed.exchange().isRefusal() ? refused : accepted;
        insert(ring, placed);
        bytes += placed.weight();
        if (ring.size() > KeptExchanges.MOST) {
            removeFirst(ring);
        }
        return bytes - before;
    }

    /** Nearly always it is the last; what could not be written and waits again is not. */
    private static void insert(Deque<WaitingExchanges.Placed> ring, WaitingExchanges.Placed placed) {
        Deque<WaitingExchanges.Placed> later = null;
        while (!ring.isEmpty() && ring.getLast().order() > placed.order()) {
            later = later == null ? new ArrayDeque<>() : later;
            later.push(ring.removeLast());
        }
        ring.addLast(placed);
        if (later != null) {
            ring.addAll(later);
        }
    }

    /** @return how much memory that frees */
    long dropOldest() {
        boolean accepts = refused.isEmpty()
                || !accepted.isEmpty()
                        && accepted.getFirst().order() < refused.getFirst().order();
        return removeFirst(accepts ? accepted : refused);
    }

    private long removeFirst(Deque<WaitingExchanges.Placed> ring) {
        long weight = ring.removeFirst().weight();
        bytes -= weight;
        return weight;
    }

    long bytes() {
        return bytes;
    }

    Stream<WaitingExchanges.Placed> exchanges() {
        return Stream.concat(accepted.stream(), refused.stream());
    }

    /** Whether that is as much as is kept of it. */
    boolean isFull() {
        return accepted.size() >= KeptExchanges.MOST;
    }
}
