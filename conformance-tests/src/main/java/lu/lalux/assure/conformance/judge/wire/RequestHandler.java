package lu.lalux.assure.conformance.judge.wire;

import java.util.Optional;

/** What answers requests; called by several threads at once. */
public interface RequestHandler {

    /**
     * Asked when the head and the first bytes of a body have arrived, of a request with a body.
     *
     * @param beginning the request, with at most {@link WireServer#PEEK} bytes of its body
     * @return an answer that leaves at once, whatever is still to come; nothing to read on
     */
    Optional<WireAnswer> early(WireRequest beginning);

    /**
     * Asked when a request has arrived, or as much of it as is read.
     *
     * @param request the request
     * @return the answer
     */
    WireAnswer answer(WireRequest request);

    /**
     * Told when an answer has left, or has failed to. A client that hangs up is not waited for: its answer leaves then,
     * sooner than its {@link WireAnswer.Manner#delay()}.
     *
     * @param request that was answered, without its body: that may be long, and the answer late
     * @param answer what was to leave
     * @param ended when it began to, behind its delay, {@link System#nanoTime()}: a client has not had all of it before
     */
    void left(WireRequest request, WireAnswer answer, long ended);

    /**
     * @param beginning a request whose head has arrived
     * @return the longest body that is read of it, in bytes
     */
    int mostBytes(WireRequest beginning);

    /**
     * @param beginning a request whose head has arrived
     * @return of whom one large body is read at a time; the request itself: of each request
     */
    default Object sender(WireRequest beginning) {
        return beginning;
    }
}
