package lu.lalux.assure.stub.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import lu.lalux.assure.api.model.CodeErreurOAuth2;
import lu.lalux.assure.api.model.ErreurOAuth2;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemType;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import tools.jackson.databind.json.JsonMapper;

/** How {@code /token} and {@code /authen} say no, wherever the reason was found: in a filter or in the controller. */
final class TokenRefusals {

    /** The contract's realm (RFC 7617 section 2). */
    static final String BASIC = "Basic realm=\"assure\"";

    private final ProblemWriter problems;
    private final LoginPage page;
    private final JsonMapper json = JsonMapper.shared();

    TokenRefusals(ProblemWriter problems, LoginPage page) {
        this.problems = problems;
        this.page = page;
    }

    /** {@code /token}: RFC 6749 section 5.2; the throttle, here and at {@code /authen}: the contract's problem. */
    void token(OAuth2AuthenticationException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refusal instanceof TooManyFailuresException tooMany) {
            problems.write(request, response, tooMany(tooMany));
            return;
        }
        String code = refusal.getError().getErrorCode();
        Message description = refusal instanceof TokenErrorException explained
                ? explained.description()
                : Message.of("token.error.code." + code);
        ErreurOAuth2 body = new ErreurOAuth2(CodeErreurOAuth2.fromValue(code));
        body.errorDescription(text(description, request));
        if (body.getError() == CodeErreurOAuth2.INVALID_CLIENT) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        byte[] bytes = json.writeValueAsBytes(body);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    /** {@code /authen}: shown here, to a person as a page, to a program as a problem; never a redirection. */
    void untrusted(UntrustedApplicationException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!Browser.asks(request)) {
            problems.write(request, response, Problem.of(ProblemType.AUTORISATION_IMPOSSIBLE, refusal.detail()));
            return;
        }
        page.impossible(refusal.detail(), language(request)).write(response, HttpStatus.BAD_REQUEST);
    }

    /** {@code /authen}: the application is told at its own address. */
    Map<String, String> fragment(RefusedAuthorizationException refusal, HttpServletRequest request) {
        Map<String, String> fragment = new LinkedHashMap<>();
        fragment.put("error", refusal.code());
        fragment.put("error_description", text(refusal.description(), request));
        if (refusal.state() != null) {
            fragment.put("state", refusal.state());
        }
        return fragment;
    }

    /** {@code /authen}: whoever asked with HTTP Basic, or with nothing at all, is asked for it. */
    void person(String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(
                request,
                response,
                Problem.of(ProblemType.NON_AUTHENTIFIE, Message.of(key)).with(HttpHeaders.WWW_AUTHENTICATE, BASIC));
    }

    /** {@code /authen}: the form did not come from our page. */
    void staleForm(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(request, response, Problem.of(ProblemType.FORMULAIRE_PERIME, Message.of("token.form-stale")));
    }

    private static Problem tooMany(TooManyFailuresException refusal) {
        Duration wait = refusal.retryAfter();
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return Problem.of(ProblemType.TROP_DE_REQUETES, Message.of("token.too-many", seconds))
                .with(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private String text(Message message, HttpServletRequest request) {
        return problems.text(message, language(request));
    }

    private static Language language(HttpServletRequest request) {
        return Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
