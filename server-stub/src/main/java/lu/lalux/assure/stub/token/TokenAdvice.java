package lu.lalux.assure.stub.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.token.person.Browser;
import lu.lalux.assure.stub.token.person.PersonRefusals;
import lu.lalux.assure.stub.token.person.RedirectAnswer;
import lu.lalux.assure.stub.token.person.RefusedAuthorizationException;
import lu.lalux.assure.stub.token.person.SignIn;
import lu.lalux.assure.stub.token.person.UntrustedApplicationException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers what {@link TokenController} and {@link TokenRequestChecks} refuse; {@code ProblemAdvice} answers everything
 * else.
 */
@ControllerAdvice(assignableTypes = TokenController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TokenAdvice {

    private final TokenRefusals refusals;
    private final PersonRefusals persons;
    private final TokenController controller;

    TokenAdvice(TokenRefusals refusals, PersonRefusals persons, TokenController controller) {
        this.refusals = refusals;
        this.persons = persons;
        this.controller = controller;
    }

    @ExceptionHandler
    void token(OAuth2AuthenticationException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.token(refusal, request, response);
    }

    @ExceptionHandler
    void untrusted(UntrustedApplicationException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        persons.untrusted(refusal, request, response);
    }

    @ExceptionHandler
    ResponseEntity<Void> refused(RefusedAuthorizationException refusal, HttpServletRequest request) {
        return RedirectAnswer.to(refusal.redirectUri(), persons.fragment(refusal, request));
    }

    /** Whoever used the form gets the form again; everybody else gets the challenge of HTTP Basic. */
    @ExceptionHandler
    void notRecognised(BadCredentialsException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (SignIn.usesForm(request) && Browser.reads(request)) {
            controller.form(Message.of("token.person-unknown")).write(response, HttpStatus.UNAUTHORIZED);
        } else {
            persons.person(
                    SignIn.isTried(request) ? "token.person-unknown" : "token.person-missing", request, response);
        }
    }
}
