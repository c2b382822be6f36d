package lu.lalux.assure.conformance.judge.scenario.trouble;

import java.util.List;
import lu.lalux.assure.conformance.judge.scenario.PendingRequest;
import lu.lalux.assure.conformance.model.Problems;
import lu.lalux.assure.conformance.model.Reply;
import lu.lalux.assure.conformance.model.rules.Rules;

/** Answers in place of the model's. */
final class Replies {

    static final String RETRY_AFTER = "Retry-After";

    private Replies() {}

    /**
     * @param moment the request
     * @param name the last word of the problem's type
     * @param faults of the fields
     * @return a problem of the contract's catalogue, in the language asked for
     */
    static Reply problem(PendingRequest moment, String name, Rules.Fault... faults) {
        boolean english = moment.request()
                .header("Accept-Language")
                .filter(languages -> languages.startsWith("en"))
                .isPresent();
        return new Problems(moment.contract()).of(name, english, List.of(faults));
    }

    /**
     * @param status of it
     * @param title what the page says
     * @return a page of something that stands between the client and the insurer
     */
    static Reply page(int status, String title) {
        return Reply.text(
                status,
                "text/html; charset=utf-8",
                "<!doctype html><html><head><title>" + title + "</title></head><body><h1>" + title
                        + "</h1></body></html>");
    }
}
