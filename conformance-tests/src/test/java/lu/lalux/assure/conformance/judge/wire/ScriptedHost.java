package lu.lalux.assure.conformance.judge.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import lu.lalux.assure.conformance.exchange.Header;
import lu.lalux.assure.conformance.http.RudeClient;
import lu.lalux.assure.conformance.register.Text;

/** Answers as it is told to, and keeps what it saw. */
final class ScriptedHost implements RequestHandler, ConnectionObserver {

    final BlockingQueue<WireRequest> asked = new LinkedBlockingQueue<>();
    final BlockingQueue<WireRequest> askedEarly = new LinkedBlockingQueue<>();
    final BlockingQueue<Long> left = new LinkedBlockingQueue<>();
    /** Why the last request was refused that was. */
    volatile Text refusal;

    /** What the host was told, one line each. */
    final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    volatile Function<WireRequest, WireAnswer> answers = request -> answer("yes", WireAnswer.Manner.USUAL);
    volatile Function<WireRequest, Optional<WireAnswer>> early = request -> Optional.empty();
    volatile int most = 1 << 20;
    /** Whether it keeps what was asked. */
    volatile boolean keeps = true;
    /** What becomes of the listener's thread then. */
    volatile Runnable turned = () -> {};

    static WireAnswer answer(String body, WireAnswer.Manner manner) {
        return new WireAnswer(
                200, List.of(new Header("X-Odd-Name", "Kept")), body.getBytes(StandardCharsets.UTF_8), manner);
    }

    static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(RudeClient.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came");
        }
        return next;
    }

    @Override
    public Optional<WireAnswer> early(WireRequest beginning) {
        askedEarly.add(beginning);
        return early.apply(beginning);
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        if (keeps) {
            asked.add(request);
        }
        return answers.apply(request);
    }

    @Override
    public void left(WireRequest request, WireAnswer answer, long ended) {
        left.add(ended);
    }

    @Override
    public int mostBytes(WireRequest beginning) {
        return most;
    }

    @Override
    public Object sender(WireRequest beginning) {
        return beginning.header("X-Sender").orElse("");
    }

    @Override
    public void refused(long connection, int status, Text why) {
        refusal = why;
        told.add("refused " + status);
    }

    @Override
    public void brokenOff(long connection, String why) {
        told.add("broken off");
    }

    @Override
    public void turnedAway(long connection) {
        told.add("turned away");
        turned.run();
    }

    @Override
    public void noHandshake(long connection, String why) {
        told.add("no handshake");
    }

    @Override
    public void untrusted(String deception, long connection, boolean completed, boolean request) {
        told.add("untrusted " + completed + " " + request);
    }

    @Override
    public void failed(long connection, Throwable fault) {
        told.add("failed " + fault.getMessage());
    }
}
