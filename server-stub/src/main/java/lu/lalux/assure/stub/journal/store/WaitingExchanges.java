package lu.lalux.assure.stub.journal.store;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was taken and is not written yet, bounded in number and in memory: when there is too much, whoever takes most of
 * it loses its oldest. Who adds to it never waits: for a moment at most, as all that is done meanwhile is to put
 * something in its place.
 */
final class WaitingExchanges {

    /** Of one account and hour there are as many kinds as there are operations and statuses. */
    private static final int MOST_COUNTS = 10_000;

    private final long mostBytes;
    private Batch batch = new Batch();
    private long bytes;

    /** What is written together. */
    record Batch(Map<String, AccountQueue> shares, Map<Unauthenticated, Long> counts) {

        Batch() {
            this(new HashMap<>(), new HashMap<>());
        }

        /** Of each account in order; of more than are kept, the last. */
        List<Placed> exchanges() {
            return shares.values().stream().flatMap(AccountQueue::exchanges).toList();
        }

        /** Whether an account sent as much as is kept of it, or more. */
        boolean isFull() {
            return shares.values().stream().anyMatch(AccountQueue::isFull);
        }

        boolean isEmpty() {
            return shares.isEmpty() && counts.isEmpty();
        }

        private AccountQueue largest() {
            return Collections.max(shares.values(), Comparator.comparingLong(AccountQueue::bytes));
        }
    }

    /**
     * An exchange and its place among all.
     *
     * @param weight the exchange's, added up once
     */
    record Placed(long order, PassedExchange exchange, long weight) {

        Placed(long order, PassedExchange exchange) {
            this(order, exchange, exchange.weight());
        }
    }

    /** @param mostBytes how much memory what waits may take */
    WaitingExchanges(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** @return how many are dropped so that there is room, itself perhaps */
    synchronized int add(Placed placed) {
        if (placed.weight() > mostBytes) {
            return 1;
        }
        bytes += batch.shares()
                .computeIfAbsent(placed.exchange().account(), first -> new AccountQueue())
                .add(placed);
        int dropped = 0;
        while (bytes > mostBytes) {
            bytes -= batch.largest().dropOldest();
            dropped++;
        }
        if (bytes > mostBytes / 2) {
            notifyAll();
        }
        return dropped;
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
