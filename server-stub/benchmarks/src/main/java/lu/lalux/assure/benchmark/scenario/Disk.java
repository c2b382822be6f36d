package lu.lalux.assure.benchmark.scenario;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lu.lalux.assure.benchmark.load.Round;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What the machine's disk does without any server: files of an upload's size are written and waited for, as many at once. */
final class Disk implements Contender {

    private static final String NAME = "the disk alone";
    private static final long SLOWEST_NANOS = Duration.ofMinutes(5).toNanos();

    private final Path folder;
    private final int writers;
    private final ByteBuffer content;
    private final List<Round> rounds = new ArrayList<>();

    /**
     * @param folder where the servers have theirs
     * @param bytes of a file
     */
    Disk(Path folder, int writers, int bytes) {
        this.folder = folder;
        this.writers = writers;
        byte[] random = new byte[bytes];
        new Random(bytes).nextBytes(random);
        this.content = ByteBuffer.allocateDirect(bytes).put(random).flip().asReadOnlyBuffer();
    }

    /** A disk has nothing to learn. */
    @Override
    public void warmUp(Duration duration) {
        // What its cache holds is another matter: it has the same before each round.
    }

    @Override
    public Round round(Duration duration) throws IOException {
        Histogram latencies = new ConcurrentHistogram(SLOWEST_NANOS, 3);
        long start = System.nanoTime();
        List<Path> written = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<List<Path>>> all = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                all.add(threads.submit(() -> write(start + duration.toNanos(), latencies)));
            }
            for (Future<List<Path>> one : all) {
                written.addAll(one.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped", stopped);
        } finally {
            threads.shutdownNow();
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        for (Path file : written) {
            Files.delete(file);
        }
        Round round = new Round(
                latencies.getTotalCount(),
                Map.of(),
                elapsed,
                Duration.ofNanos(latencies.getValueAtPercentile(50)),
                Duration.ofNanos(latencies.getValueAtPercentile(99)),
                Duration.ZERO);
        rounds.add(round);
        Contender.show(NAME, round);
        return round;
    }

    @Override
    public Measured measured() {
        Round none = new Round(0, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new Measured(NAME, List.copyOf(rounds), none, 0);
    }

    private List<Path> write(long deadline, Histogram latencies) throws IOException {
        List<Path> files = new ArrayList<>();
        while (System.nanoTime() < deadline) {
            long begun = System.nanoTime();
            Path file = Files.createTempFile(folder, "disque-", ".tmp");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                ByteBuffer rest = content.duplicate();
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            files.add(file);
            latencies.recordValue(System.nanoTime() - begun);
        }
        return files;
    }
}
