package lu.lalux.assure.conformance.judge.serve;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.conformance.judge.wire.RequestHandler;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;

/** Where requests wait until the door is open: the judge's addresses have its port, which is known once it listens. */
final class RequestsBeforeStart implements RequestHandler {

    private final CompletableFuture<RequestHandler> door = new CompletableFuture<>();

    void open(RequestHandler behind) {
        door.complete(behind);
    }

    @Override
    public Optional<WireAnswer> early(WireRequest beginning) {
        return door.join().early(beginning);
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        return door.join().answer(request);
    }

    @Override
    public void left(WireRequest request, WireAnswer answer, long ended) {
        door.join().left(request, answer, ended);
    }

    @Override
    public int mostBytes(WireRequest beginning) {
        return door.join().mostBytes(beginning);
    }

    @Override
    public Object sender(WireRequest beginning) {
        return door.join().sender(beginning);
    }
}
