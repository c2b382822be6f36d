package lu.lalux.assure.conformance.judge.serve;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lu.lalux.assure.conformance.judge.wire.Arrival;
import lu.lalux.assure.conformance.judge.wire.Departure;
import lu.lalux.assure.conformance.judge.wire.Host;

/** Where requests wait until the door is open: the judge's addresses have its port, which is known once it listens. */
final class Lobby implements Host {

    private final CompletableFuture<Host> door = new CompletableFuture<>();

    void open(Host behind) {
        door.complete(behind);
    }

    @Override
    public Optional<Departure> early(Arrival beginning) {
        return door.join().early(beginning);
    }

    @Override
    public Departure answer(Arrival request) {
        return door.join().answer(request);
    }

    @Override
    public void left(Arrival request, Departure departure, long ended) {
        door.join().left(request, departure, ended);
    }

    @Override
    public int mostBytes(Arrival beginning) {
        return door.join().mostBytes(beginning);
    }

    @Override
    public Object sender(Arrival beginning) {
        return door.join().sender(beginning);
    }
}
