package lu.lalux.assure.conformance.judge.serve;

import java.util.List;
import java.util.Optional;
import lu.lalux.assure.conformance.judge.wire.RequestHandler;
import lu.lalux.assure.conformance.judge.wire.WireAnswer;
import lu.lalux.assure.conformance.judge.wire.WireRequest;

/** Has the page, and nothing else. */
final class PageHost implements RequestHandler {

    private final PageFiles files = new PageFiles();

    @Override
    public Optional<WireAnswer> early(WireRequest beginning) {
        return Optional.empty();
    }

    @Override
    public WireAnswer answer(WireRequest request) {
        return files.answer(request)
                .orElseGet(() -> new WireAnswer(404, List.of(), new byte[0], WireAnswer.Manner.USUAL));
    }

    @Override
    public void left(WireRequest request, WireAnswer answer, long ended) {
        // Nothing is kept of it.
    }

    @Override
    public int mostBytes(WireRequest beginning) {
        return 0;
    }
}
