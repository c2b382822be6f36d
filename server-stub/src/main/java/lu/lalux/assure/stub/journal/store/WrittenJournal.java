package lu.lalux.assure.stub.journal.store;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.stub.storage.Database;
import lu.lalux.assure.stub.storage.LastingFailure;
import lu.lalux.assure.stub.storage.ReadingTurns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal of this instance: takes exchanges without letting anybody wait, and writes them each second, of each
 * account no more than are kept. What there is no room for is dropped, and counted: {@code assure.journal}.
 */
final class WrittenJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(WrittenJournal.class);

    private static final long PAUSE_MILLIS = 1_000;

    /** Under a load of which most would be removed as soon as it is written, it is written less often. */
    private static final long BUSY_PAUSE_MILLIS = 5_000;

    private static final long MILLIS_BETWEEN_REMOVALS = 60_000;
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    /** Of the heap what waits may take a sixteenth at most. */
    private static final int SHARE = 16;

    /** An order is the time at which an exchange was taken, and then a number of this instance. */
    private static final int SEQUENCE_BITS = 20;

    private final WaitingExchanges waiting =
            new WaitingExchanges(Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / SHARE));
    private final AtomicLong sequence =
            new AtomicLong(ThreadLocalRandom.current().nextInt(1 << SEQUENCE_BITS - 1));
    private final ReadingTurns readers = new ReadingTurns();
    private final KeptExchanges exchanges;
    private final KeptForm form;
    private final BooleanSupplier on;
    private final InstantSource time;
    private final Counter taken;
    private final Counter dropped;
    private final LastingFailure failure = new LastingFailure(LOG, "The journal of requests cannot be written");
    private final Thread writer = new Thread(this::run, "journal");
    private volatile boolean closed;
    private volatile boolean busy;
    private long removedAt;

    WrittenJournal(
            Database database,
            Contract contract,
            BooleanSupplier on,
            boolean bodies,
            InstantSource time,
            MeterRegistry registry) {
        this.on = on;
        this.exchanges = new KeptExchanges(database);
        this.form = new KeptForm(contract, bodies);
        this.time = time;
        this.taken = counter(registry, "pris");
        this.dropped = counter(registry, "perdu");
        this.writer.setDaemon(true);
    }

    void start() {
        writer.start();
    }

    @Override
    public boolean isKept() {
        return on.getAsBoolean();
    }

    private static Counter counter(MeterRegistry registry, String fate) {
        return Counter.builder("assure.journal")
                .description("Exchanges that the journal took, and those of them that it had to drop")
                .tag("sort", fate)
                .register(registry);
    }

    @Override
    public void take(PassedExchange exchange) {
        long order = order(time.millis()) | sequence.incrementAndGet() & (1 << SEQUENCE_BITS) - 1;
        dropped.increment(waiting.add(new WaitingExchanges.Placed(order, exchange)));
        taken.increment();
    }

    @Override
    public void count(String account, String operation, int status) {
        long hour = TimeUnit.MILLISECONDS.toHours(time.millis());
        (waiting.count(new Unauthenticated(account, hour, operation, status), 1) ? taken : dropped).increment();
    }

    @Override
    public List<KeptExchange> list(String account, ExchangeFilter filter, int number) {
        return readers.take(account, () -> {
            write();
            return exchanges.list(account, filter, oldest(), number);
        });
    }

    @Override
    public List<Unauthenticated.Count> unauthenticated(String account) {
        return readers.take(account, () -> {
            write();
            return exchanges.unauthenticated(account, oldestHour());
        });
    }

    @Override
    public void empty(String account) {
        readers.take(account, () -> {
            write();
            return exchanges.empty(account);
        });
    }

    private void run() {
        try {
            while (!closed) {
                waiting.await(busy ? BUSY_PAUSE_MILLIS : PAUSE_MILLIS);
                writeOrKeep();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOrKeep() {
        try {
            write();
            removeOld();
            failure.succeeded();
        } catch (RuntimeException out) {
            // Whatever is thrown must not end the thread that writes: nothing would be written any more.
            failure.failed(out);
        }
    }

    /** In the order in which they were taken, whoever asks for it. */
    private synchronized void write() {
        WaitingExchanges.Batch batch = waiting.take();
        busy = batch.isFull();
        if (batch.isEmpty()) {
            return;
        }
        List<Made> made = batch.exchanges().stream().flatMap(this::made).toList();
        try {
            exchanges.add(made.stream().map(Made::kept).toList(), batch.counts());
        } catch (RuntimeException out) {
            made.forEach(one -> again(one.cleaned()));
            batch.counts().forEach(this::again);
            throw out;
        }
    }

    /**
     * What is to be written of an exchange.
     *
     * @param cleaned what waits again when it cannot be written now
     */
    private record Made(WaitingExchanges.Placed cleaned, KeptExchange kept) {}

    /** Nothing if this exchange cannot be cleaned or put into its kept form; the others are written all the same. */
    private Stream<Made> made(WaitingExchanges.Placed placed) {
        try {
            TakenExchange cleaned = placed.exchange().cleaned();
            return Stream.of(
                    new Made(new WaitingExchanges.Placed(placed.order(), cleaned), form.of(placed.order(), cleaned)));
        } catch (RuntimeException fault) {
            LOG.error("An exchange is not in the journal", fault);
            dropped.increment();
            return Stream.empty();
        }
    }

    private void again(WaitingExchanges.Placed exchange) {
        dropped.increment(waiting.add(exchange));
    }

    private void again(Unauthenticated request, long number) {
        if (!waiting.count(request, number)) {
            dropped.increment(number);
        }
    }

    private void removeOld() {
        long now = time.millis();
        if (Math.abs(now - removedAt) >= MILLIS_BETWEEN_REMOVALS) {
            exchanges.removeOld(oldest(), oldestHour());
            removedAt = now;
        }
    }

    private long oldest() {
        return order(time.millis() - KeptExchanges.LONGEST.toMillis());
    }

    private long oldestHour() {
        return TimeUnit.MILLISECONDS.toHours(time.millis() - KeptExchanges.LONGEST.toMillis());
    }

    private static long order(long millis) {
        return millis << SEQUENCE_BITS;
    }

    /** Writes what still waits. */
    @Override
    public void close() {
        closed = true;
        synchronized (waiting) {
            waiting.notifyAll();
        }
        try {
            writer.join(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        writeOrKeep();
        exchanges.close();
    }
}
