package lu.lalux.assure.conformance.judge.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lu.lalux.assure.conformance.register.Text;

/** The requests and answers of one connection, one behind the other. */
final class ConnectionExchanges {

    private static final byte[] NOTHING = {};
    /** So that the client can read its half before it is told of the reset, which may throw away what was not read. */
    private static final Duration READ = Duration.ofMillis(50);

    private final WireConnection line;
    private final RequestHandler host;
    private final ConnectionObserver witness;
    private final LargeBodies largeBodies;
    private int turn;
    private boolean answering;

    ConnectionExchanges(WireConnection line, RequestHandler host, ConnectionObserver witness, LargeBodies largeBodies) {
        this.line = line;
        this.host = host;
        this.witness = witness;
        this.largeBodies = largeBodies;
    }

    /** What happens to a connection behind an answer. */
    private enum Then {
        GO_ON,
        END,
        RESET
    }

    /**
     * Until the connection has ended.
     *
     * @param asked runs when a head has come
     */
    void hold(Runnable asked) throws IOException {
        Then then = Then.GO_ON;
        while (then == Then.GO_ON) {
            then = line.awaken() ? next(asked) : Then.END;
        }
        if (then == Then.END) {
            line.end();
        } else {
            line.reset();
        }
    }

    /** Refuses what the client sends, whatever it is. */
    void refuse(int status, Text why) throws IOException {
        witness.refused(line.number(), status, why);
        WireAnswer bare = new WireAnswer(status, List.of(), NOTHING, WireAnswer.Manner.USUAL);
        line.send(Written.of(bare, RequestHead.NONE, true).whole());
        line.end();
    }

    private Then next(Runnable asked) throws IOException {
        turn++;
        answering = false;
        try {
            return request(asked);
        } catch (Refusal e) {
            refuse(e.status(), e.why());
        } catch (RuntimeException | Error e) {
            witness.failed(line.number(), e);
            refuse(500, new Text("le juge a échoué", "the host failed"));
        } catch (SocketTimeoutException e) {
            refuse(408, new Text("une requête qui ne vient pas à sa fin", "a request that does not come to its end"));
        } catch (IOException e) {
            if (!answering && !line.isClosed()) {
                witness.brokenOff(line.number(), e.getMessage());
            }
        }
        return Then.RESET;
    }

    private Then request(Runnable asked) throws IOException, Refusal {
        line.input().patience(line.limits().gap(), line.limits().head());
        RequestHead head = RequestHead.read(line);
        long began = System.nanoTime();
        OptionalLong length = head.length();
        line.asked();
        asked.run();
        if (length.isEmpty()) {
            WireRequest request = request(head, began, NOTHING, true);
            return leave(head, request, host.answer(request), true);
        }
        WireRequest bare = request(head, began, NOTHING, false);
        if (head.expectsContinue()) {
            Optional<WireAnswer> early = host.early(bare);
            if (early.isPresent()) {
                return leave(head, bare, early.get(), false);
            }
            line.send(Written.CONTINUE);
        }
        return receive(head, bare, new RequestBody(line, length.getAsLong()));
    }

    private Then receive(RequestHead head, WireRequest bare, RequestBody body) throws IOException, Refusal {
        int most = Math.max(0, host.mostBytes(bare));
        line.input().patience(line.limits().gap(), line.limits().body());
        body.read(Math.min(WireServer.PEEK, most));
        WireRequest beginning = request(head, bare.began(), body.bytes(), body.whole());
        Optional<WireAnswer> early = host.early(beginning);
        if (early.isPresent()) {
            return leave(head, bare, early.get(), body.whole());
        }
        if (isLarge(beginning, most)) {
            return receiveLarge(head, bare, body, most);
        }
        body.read(most);
        boolean toItsEnd = body.drain(line.limits().drainedBytes());
        WireRequest request = request(head, bare.began(), body.bytes(), body.whole());
        return leave(head, bare, host.answer(request), toItsEnd);
    }

    private Then receiveLarge(RequestHead head, WireRequest bare, RequestBody body, int most)
            throws IOException, Refusal {
        Object sender = host.sender(bare);
        await(() -> largeBodies.enter(sender, line.limits().body()));
        boolean toItsEnd;
        WireAnswer answer;
        try (ArrivedFile spool = new ArrivedFile()) {
            line.input().patience(line.limits().gap(), line.limits().body());
            body.read(most, spool);
            boolean whole = body.whole();
            toItsEnd = body.drain(line.limits().drainedBytes());
            await(() -> largeBodies.hold(line.limits().body()));
            try {
                answer = host.answer(request(head, bare.began(), spool.bytes(), whole));
            } finally {
                largeBodies.drop();
            }
        } finally {
            largeBodies.leave(sender);
        }
        return leave(head, bare, answer, toItsEnd);
    }

    /** What is coded may be large once it is not. */
    private static boolean isLarge(WireRequest beginning, int most) {
        boolean coded = beginning.header("Content-Encoding").isPresent();
        return most > WireServer.PEEK && (coded || !beginning.whole());
    }

    private interface Turn {
        boolean comes() throws InterruptedException;
    }

    private void await(Turn turn) throws IOException, Refusal {
        try {
            if (!turn.comes()) {
                throw new Refusal(503, new Text("trop de grands corps à la fois", "too many large bodies at once"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server is closed");
        }
    }

    private WireRequest request(RequestHead head, long began, byte[] body, boolean whole) {
        return new WireRequest(
                line.number(),
                turn,
                began,
                head.method(),
                head.target(),
                head.host(),
                head.headers(),
                body,
                whole,
                line.from());
    }

    /**
     * @param toItsEnd whether the request has been read to its end, so that another may follow
     */
    private Then leave(RequestHead head, WireRequest request, WireAnswer answer, boolean toItsEnd) throws IOException {
        answering = true;
        WireAnswer.Manner manner = answer.manner();
        long leaving = System.nanoTime();
        boolean left = true;
        try {
            boolean closing = !toItsEnd || manner.closing() || !head.staysOpen();
            Written written = Written.of(answer, head, closing);
            line.pause(manner.delay(), toItsEnd);
            // Before a client can have all of it: who sends the next request then is not taken for two at once.
            leaving = System.nanoTime();
            return switch (manner.end()) {
                case WHOLE -> {
                    line.send(written.whole());
                    yield closing ? Then.END : Then.GO_ON;
                }
                case HALF -> {
                    line.send(written.half());
                    line.pause(READ, false);
                    line.reset();
                    yield Then.RESET;
                }
                case LOST -> {
                    line.reset();
                    yield Then.RESET;
                }
            };
        } catch (RuntimeException | Error e) {
            // Whoever is told of it has to know yet that this request was being answered.
            left = false;
            throw e;
        } finally {
            if (left) {
                tell(request, answer, leaving);
            }
        }
    }

    private void tell(WireRequest request, WireAnswer answer, long leaving) {
        try {
            host.left(request, answer, leaving);
        } catch (RuntimeException | Error e) {
            witness.failed(line.number(), e);
        }
    }
}
