package lu.lalux.assure.stub.token.person;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import lu.lalux.assure.stub.token.registration.Realm;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How {@code /authen} says no, wherever the reason was found: in a filter or in the controller. */
public final class PersonRefusals {

    private final ProblemWriter problems;
    private final LoginPage page;

    PersonRefusals(ProblemWriter problems, LoginPage page) {
        this.problems = problems;
        this.page = page;
    }

    /** Shown here, to a person as a page, to a program as a problem; never a redirection. */
    public void untrusted(
            UntrustedApplicationException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!Browser.asks(request)) {
            problems.write(request, response, Problem.of(ProblemType.AUTORISATION_IMPOSSIBLE, refusal.detail()));
            return;
        }
        page.impossible(refusal.detail(), language(request)).write(response, HttpStatus.BAD_REQUEST);
    }

    /** The application is told at its own address. */
    public Map<String, String> fragment(RefusedAuthorizationException refusal, HttpServletRequest request) {
        Map<String, String> fragment = new LinkedHashMap<>();
        fragment.put("error", refusal.code());
        fragment.put("error_description", problems.text(refusal.description(), language(request)));
        if (refusal.state() != null) {
            fragment.put("state", refusal.state());
        }
        return fragment;
    }

    /** Whoever asked with HTTP Basic, or with nothing at all, is asked for it. */
    public void person(String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(
                request,
                response,
                Problem.of(ProblemType.NON_AUTHENTIFIE, Message.of(key))
                        .with(HttpHeaders.WWW_AUTHENTICATE, Realm.BASIC));
    }

    /** The form did not come from our page. */
    public void staleForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Problem.of(ProblemType.FORMULAIRE_PERIME, Message.of("token.form-stale")));
    }

    private static Language language(HttpServletRequest request) {
        return Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
