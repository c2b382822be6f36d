package lu.lalux.assure.stub.storage;

import static lu.lalux.assure.stub.support.Sandbox.GARAGE;
import static lu.lalux.assure.stub.support.Sandbox.file;
import static lu.lalux.assure.stub.support.Sandbox.json;
import static lu.lalux.assure.stub.support.Sandbox.repairerRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import lu.lalux.assure.stub.support.Installation;
import lu.lalux.assure.stub.support.StubProcess;

/** The callers of one stub, which is killed again and again; what it acknowledged to them. */
final class InterruptedCallers {

    private static final String UPLOAD = "/reparateur/upload";
    private static final int CALLERS = 8;
    /** How many acknowledged settlements are waited for before each kill: the load is then in full swing. */
    private static final int BEFORE_KILL = 30;

    private final Installation installation;

    /** Keys that were answered {@code Verified}, and the SHA-256 of what was sent. */
    private final Map<String, String> verified = new ConcurrentHashMap<>();

    /** Settlements that were answered {@code 202}, by reference, and the key that each names. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    /** Settlements that a kill left without an answer; their senders send them again. */
    private final Queue<Map.Entry<String, String>> unanswered = new ConcurrentLinkedQueue<>();

    private final AtomicInteger interrupted = new AtomicInteger();

    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();

    /**
     * Nothing is called yet.
     *
     * @param installation where the stub has its data
     */
    InterruptedCallers(Installation installation) {
        this.installation = installation;
    }

    Map<String, String> verified() {
        return Collections.unmodifiableMap(verified);
    }

    Map<String, String> accepted() {
        return Collections.unmodifiableMap(accepted);
    }

    /** How many settlements a kill interrupted. */
    int interrupted() {
        return interrupted.get();
    }

    /**
     * Begins to call.
     *
     * @param stub which is killed some time later
     * @param life which of the stub's lives it is
     */
    Calls call(StubProcess stub, int life) throws IOException, InterruptedException {
        stub.token(GARAGE);
        CountDownLatch enough = new CountDownLatch(BEFORE_KILL);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String name = "D-" + life + "-" + i;
            Thread caller = new Thread(() -> call(stub, name, enough), name);
            caller.start();
            callers.add(caller);
        }
        Thread watcher = new Thread(() -> releaseWhenAllEnded(callers, enough));
        watcher.start();
        return new Calls(enough, watcher);
    }

    /** What goes on until the stub is killed. */
    final class Calls {

        private final CountDownLatch enough;
        private final Thread end;

        private Calls(CountDownLatch enough, Thread end) {
            this.enough = enough;
            this.end = end;
        }

        /** Waits until enough is acknowledged, or until all callers have ended early. */
        void awaitEnough() throws InterruptedException {
            enough.await();
        }

        /** Waits until all callers have ended: the stub is gone, and nothing else has happened to them. */
        void awaitEnd() throws InterruptedException {
            end.join();
            assertThat(surprises).as("of %s", installation).isEmpty();
        }
    }

    /** Callers that all end early have something to report; nobody waits for them. */
    private static void releaseWhenAllEnded(List<Thread> callers, CountDownLatch enough) {
        try {
            for (Thread caller : callers) {
                caller.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        while (enough.getCount() > 0) {
            enough.countDown();
        }
    }

    /** Uploads and settles until the stub is gone. */
    private void call(StubProcess stub, String name, CountDownLatch enough) {
        Random random = new Random(name.hashCode());
        try {
            Map.Entry<String, String> again = unanswered.poll();
            if (again != null) {
                settle(stub, again.getKey(), again.getValue());
            }
            for (int number = 0; surprises.isEmpty(); number++) {
                byte[] content = new byte[1 + random.nextInt(20_000)];
                random.nextBytes(content);
                HttpResponse<String> upload = stub.put(GARAGE, UPLOAD, file("facture.pdf", content));
                if (upload.statusCode() != 200 || !json(upload).has("key")) {
                    surprises.add(upload.statusCode() + " " + upload.body());
                    return;
                }
                String key = json(upload).get("key").asString();
                verified.put(key, sha256(content));
                // Some keys stay without a settlement.
                if (number % 4 != 3) {
                    settle(stub, name + "-" + number, key);
                    enough.countDown();
                }
            }
        } catch (IOException killed) {
            // What this test is about.
        } catch (Exception unexpected) {
            surprises.add(String.valueOf(unexpected));
        }
    }

    private void settle(StubProcess stub, String reference, String key) throws IOException, InterruptedException {
        try {
            HttpResponse<String> response = stub.put(
                    GARAGE, "/reparateur", repairerRequest(reference, key).toString());
            if (response.statusCode() == 202) {
                accepted.put(reference, key);
            } else {
                surprises.add(reference + ": " + response.statusCode() + " " + response.body());
            }
        } catch (IOException killed) {
            interrupted.incrementAndGet();
            unanswered.add(Map.entry(reference, key));
            throw killed;
        }
    }

    static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
