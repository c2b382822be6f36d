package lu.lalux.assure.stub.http.body;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.springframework.http.HttpHeaders;

/** Refuses a compressed body (RFC 9110, section 8.4), which would otherwise be read as broken JSON. */
final class ContentCodingFilter implements Filter {

    private static final String IDENTITY = "identity";

    @Override
    public void doFilter(ServletRequest sent, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.isBlank() && !coding.equalsIgnoreCase(IDENTITY)) {
            throw new ProblemException(Problem.of(
                            ProblemType.TYPE_DE_CONTENU_REFUSE,
                            Message.of("problem.encoding-refused", Excerpt.of(coding)))
                    .with(HttpHeaders.ACCEPT_ENCODING, IDENTITY));
        }
        chain.doFilter(request, response);
    }
}
