package lu.lalux.assure.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * HTTP/1.1 over so many kept connections, each of which sends its next request when it has its answer. One thread and no
 * parsing beyond what it takes to find an answer's end, so that the machine's time is the server's.
 */
public final class Load {

    private static final long SLOWEST_NANOS = Duration.ofMinutes(5).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int DIGITS = 3;

    private final InetSocketAddress address;
    private final int connections;

    /**
     * @param port of the server, on this machine
     * @param connections how many requests are under way at once
     */
    public Load(int port, int connections) {
        this.address = new InetSocketAddress("127.0.0.1", port);
        this.connections = connections;
    }

    /**
     * Sends for so long, then waits for the answers that are still to come: every request that was sent is counted.
     *
     * @param cpu what the server's process has computed so far
     */
    public Round run(Duration duration, Traffic traffic, Supplier<Duration> cpu) throws IOException {
        Histogram latencies = new Histogram(SLOWEST_NANOS, DIGITS);
        Map<Integer, Long> bad = new TreeMap<>();
        Duration before = cpu.get();
        long start = System.nanoTime();
        long deadline = start + duration.toNanos();
        long last = start;
        List<Exchange> exchanges = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                Exchange exchange = new Exchange(address, selector, traffic);
                exchanges.add(exchange);
                exchange.send();
            }
            int busy = connections;
            while (busy > 0) {
                if (System.nanoTime() > deadline + PATIENCE.toNanos()) {
                    throw new IOException("No answer for " + PATIENCE);
                }
                selector.select(1000);
                for (SelectionKey key : selector.selectedKeys()) {
                    Exchange exchange = (Exchange) key.attachment();
                    if (exchange.proceed()) {
                        last = System.nanoTime();
                        if (exchange.isGood()) {
                            latencies.recordValue(Math.min(SLOWEST_NANOS, exchange.nanos()));
                        } else {
                            bad.merge(exchange.status(), 1L, Long::sum);
                        }
                        if (last < deadline) {
                            exchange.send();
                        } else {
                            busy--;
                        }
                    }
                }
                selector.selectedKeys().clear();
            }
        } finally {
            for (Exchange exchange : exchanges) {
                exchange.close();
            }
        }
        return new Round(
                latencies.getTotalCount(),
                bad,
                Duration.ofNanos(last - start),
                Duration.ofNanos(latencies.getValueAtPercentile(50)),
                Duration.ofNanos(latencies.getValueAtPercentile(99)),
                cpu.get().minus(before));
    }
}
