package lu.lalux.assure.stub.problem.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import lu.lalux.assure.api.model.Faute;
import lu.lalux.assure.api.model.Probleme;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Messages;
import lu.lalux.assure.stub.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a problem as the whole answer, in the language that the client prefers; from a controller, a filter or a
 * valve.
 */
@Component
public final class ProblemWriter {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final ProblemCatalogue catalogue;
    private final Messages messages;
    private final RefusalMetrics metrics;
    private final JsonMapper json = JsonMapper.shared();

    ProblemWriter(ProblemCatalogue catalogue, Messages messages, RefusalMetrics metrics) {
        this.catalogue = catalogue;
        this.messages = messages;
        this.metrics = metrics;
    }

    /**
     * Writes status, headers and body. Headers that were already set (security headers) stay; a body that was begun but
     * not sent is dropped. When the answer is already on its way nothing can be mended, and nothing is done.
     *
     * @return the problem's identifier, its {@code instance}
     * @throws IOException when the client is gone
     */
    public String write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        return send(counted(problem, Asked.of(request)), response);
    }

    static String send(WordedProblem worded, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            worded.on(response);
            response.flushBuffer();
        }
        return worded.instance();
    }

    /** Puts the problem into the words of whoever asked, counts it and logs it. */
    WordedProblem counted(Problem problem, Asked asked) {
        WordedProblem worded = worded(problem, asked);
        metrics.count(problem, worded.status());
        LOG.info(
                "{} {}: {} {}",
                Excerpt.of(asked.method()),
                Excerpt.of(asked.path()),
                worded.status(),
                problem.type().uri());
        return worded;
    }

    WordedProblem worded(Problem problem, Asked asked) {
        Probleme body = body(problem, asked.language());
        body.instance(URI.create(asked.id()));
        return new WordedProblem(
                asked.id(),
                body.getStatus(),
                problem.headers(),
                asked.language(),
                json.writeValueAsBytes(body),
                asked.copy());
    }

    /** The HTTP status of a problem. */
    public int status(Problem problem) {
        return problem.status() == 0 ? catalogue.entry(problem.type()).status() : problem.status();
    }

    /** The text of a message, for an answer that is not a problem (a page, an OAuth2 error). */
    public String text(Message message, Language language) {
        return messages.text(message, language);
    }

    private Probleme body(Problem problem, Language language) {
        ProblemCatalogue.Entry entry = catalogue.entry(problem.type());
        Probleme body = new Probleme(entry.type(), entry.titles().get(language), status(problem));
        if (problem.detail() != null) {
            body.detail(messages.text(problem.detail(), language));
        }
        // The generated model would write an empty list.
        body.errors(null);
        problem.faults().stream()
                .limit(Problem.MAX_FAULTS)
                .map(fault -> new Faute(fault.pointer(), fault.code().code(), messages.text(fault.detail(), language)))
                .forEach(body::addErrorsItem);
        return body;
    }
}
