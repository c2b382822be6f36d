package lu.lalux.assure.stub.document.scan;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many places, shared between accounts: one that comes free is for the account that has the fewest, and among those
 * for the one that was served longest ago; within an account, for whoever came first. One account never gets more than
 * half of them, so that another one finds a place at once.
 */
final class FairPlaces {

    /**
     * How many scans of one account may wait, for each place that there is. Each of them holds a thread, so one more is
     * refused.
     */
    private static final int WAITING = 4;

    private final int share;
    private final int waiting;
    private final ReentrantLock lock = new ReentrantLock();

    /**
     * The accounts that have a place or wait for one, in the order in which they came. While any account waits, those
     * that have finished stay in the list too: an account that comes back must not be served before one that has been
     * waiting in the meantime.
     */
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    private int free;
    private long turns;

    FairPlaces(int places) {
        this.free = places;
        this.share = (places + 1) / 2;
        this.waiting = WAITING * places;
    }

    /**
     * Waits for a place.
     *
     * @throws IOException when there is none in time, or too many of this account wait already
     */
    Place take(String account, Duration limit) throws IOException {
        lock.lock();
        try {
            Waiting one = new Waiting(lock.newCondition());
            enqueue(account, one);
            grant();
            await(account, one, limit);
            return new Place(account);
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(String name, Waiting one) throws IOException {
        Account account = accounts.computeIfAbsent(name, none -> new Account());
        if (account.queue.size() >= waiting) {
            throw new IOException("Too many files of one account wait for a scan: " + waiting);
        }
        account.queue.add(one);
    }

    private void grant() {
        Optional<Account> next = next();
        while (free > 0 && next.isPresent()) {
            Account account = next.get();
            account.turn = ++turns;
            account.taken++;
            free--;
            Waiting served = account.queue.remove();
            served.served = true;
            served.called.signal();
            next = next();
        }
    }

    private Optional<Account> next() {
        return accounts.values().stream()
                .filter(account -> account.taken < share && !account.queue.isEmpty())
                .min(Comparator.<Account>comparingInt(account -> account.taken)
                        .thenComparingLong(account -> account.turn));
    }

    private void await(String name, Waiting one, Duration limit) throws IOException {
        long left = limit.toNanos();
        try {
            while (!one.served && left > 0) {
                left = one.called.awaitNanos(left);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            leave(name, one);
            throw new IOException("Interrupted while waiting for a scan", stopped);
        }
        if (!one.served) {
            leave(name, one);
            throw new IOException("Too many files are being scanned (assure.antivirus.parallel)");
        }
    }

    private void leave(String name, Waiting one) {
        if (one.served) {
            release(name);
        } else {
            accounts.get(name).queue.remove(one);
            forgetIdle();
        }
    }

    private void release(String name) {
        accounts.get(name).taken--;
        free++;
        grant();
        forgetIdle();
    }

    private void forgetIdle() {
        if (accounts.values().stream().allMatch(account -> account.queue.isEmpty())) {
            accounts.values().removeIf(account -> account.taken == 0);
        }
    }

    private static final class Account {

        private final Deque<Waiting> queue = new ArrayDeque<>();
        private int taken;

        /** When it was served last; 0 until then. */
        private long turn;
    }

    private static final class Waiting {

        private final Condition called;
        private boolean served;

        Waiting(Condition called) {
            this.called = called;
        }
    }

    /** A place that was taken, until it is given back. */
    final class Place {

        private final String account;
        private boolean givenBack;

        private Place(String account) {
            this.account = account;
        }

        void giveBack() {
            lock.lock();
            try {
                if (!givenBack) {
                    givenBack = true;
                    release(account);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
