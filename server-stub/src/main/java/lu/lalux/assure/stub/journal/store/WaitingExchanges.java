package lu.lalux.assure.stub.journal.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was taken and is not written yet, bounded in number and in memory. Who adds to it never waits: for a moment at most, as all
 * that is done meanwhile is to put something in its place.
 */
final class WaitingExchanges {

    /** Of one account and hour there are as many kinds as there are operations and statuses. */
    private static final int MOST_COUNTS = 10_000;

    private final long mostBytes;
    private Batch batch = new Batch();
    private long bytes;

    /**
     * What is written together.
     *
     * @param exchanges by order, of each account the accepted ones and the refusals; of more than are kept, the last
     */
    record Batch(
            Map<String, ArrayDeque<Placed>> accepted,
            Map<String, ArrayDeque<Placed>> refused,
            Map<Unauthenticated, Long> counts) {

        Batch() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        List<Placed> exchanges() {
            List<Placed> all = new ArrayList<>();
            accepted.values().forEach(all::addAll);
            refused.values().forEach(all::addAll);
            return all;
        }

        /** Whether an account sent as much as is kept of it, or more. */
        boolean isFull() {
            return accepted.values().stream().anyMatch(ring -> ring.size() >= KeptExchanges.MOST);
        }

        boolean isEmpty() {
            return accepted.isEmpty() && refused.isEmpty() && counts.isEmpty();
        }
    }

    /** An exchange and its place among all. */
    record Placed(long order, TakenExchange exchange) {}

    /** @param mostBytes how much memory what waits may take */
    WaitingExchanges(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** @return whether there was room for it */
    synchronized boolean add(Placed placed) {
        TakenExchange exchange = placed.exchange();
        long weight = exchange.weight();
        if (bytes + weight > mostBytes) {
            return false;
        }
        ArrayDeque<Placed> ring = (exchange.isRefusal() ? batch.refused() : batch.accepted())
                .computeIfAbsent(exchange.account(), first -> new ArrayDeque<>());
        ring.addLast(placed);
        bytes += weight;
        if (ring.size() > KeptExchanges.MOST) {
            // It would be removed as soon as it is written.
            bytes -= ring.removeFirst().exchange().weight();
        }
        if (bytes > mostBytes / 2) {
            notifyAll();
        }
        return true;
    }

    /** @return whether there was room for it */
    synchronized boolean count(Unauthenticated request, long number) {
        boolean room = batch.counts().size() < MOST_COUNTS || batch.counts().containsKey(request);
        if (room) {
            batch.counts().merge(request, number, Long::sum);
        }
        return room;
    }

    /** Waits until it is time to write, or there is much to. */
    synchronized void await(long millis) throws InterruptedException {
        if (bytes <= mostBytes / 2) {
            wait(millis);
        }
    }

    /** All that waits; nothing does then. */
    synchronized Batch take() {
        Batch taken = batch;
        batch = new Batch();
        bytes = 0;
        return taken;
    }
}
