package lu.lalux.assure.conformance.judge.serve.page;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.wire.Arrival;
import lu.lalux.assure.conformance.judge.wire.Departure;
import lu.lalux.assure.conformance.judge.wire.Host;

/** Has the page, and nothing else. */
final class PageHost implements Host {

    private final PageFiles files = new PageFiles();

    @Override
    public Optional<Departure> early(Arrival beginning) {
        return Optional.empty();
    }

    @Override
    public Departure answer(Arrival request) {
        return files.answer(request)
                .orElseGet(() -> new Departure(404, List.of(), new byte[0], Departure.Manner.USUAL));
    }

    @Override
    public void left(Arrival request, Departure departure, long ended) {
        // Nothing is kept of it.
    }

    @Override
    public int mostBytes(Arrival beginning) {
        return 0;
    }
}
