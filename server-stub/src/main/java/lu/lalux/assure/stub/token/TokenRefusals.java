package lu.lalux.assure.stub.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import lu.lalux.assure.api.model.CodeErreurOAuth2;
import lu.lalux.assure.api.model.ErreurOAuth2;
import lu.lalux.assure.stub.problem.Language;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.answer.ProblemWriter;
import lu.lalux.assure.stub.token.registration.Realm;
import lu.lalux.assure.stub.token.secret.TooManyFailuresException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import tools.jackson.databind.json.JsonMapper;

/** How {@code /token} says no, wherever the reason was found: in a filter or in the controller. */
final class TokenRefusals {

    private final ProblemWriter problems;
    private final JsonMapper json = JsonMapper.shared();

    TokenRefusals(ProblemWriter problems) {
        this.problems = problems;
    }

    /**
     * An error of RFC 6749 section 5.2; but the contract's problem after too many wrong secrets, at {@code /authen}
     * too.
     */
    void token(OAuth2AuthenticationException refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refusal instanceof TooManyFailuresException tooMany) {
            problems.write(request, response, tooMany.problem());
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
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, Realm.BASIC);
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

    private String text(Message message, HttpServletRequest request) {
        return problems.text(message, Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }
}
