package lu.lalux.assure.stub.problem.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemType;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.server.ResponseStatusException;

class ProblemTranslationTest {

    private final ProblemTranslation translation = new ProblemTranslation();

    private static final Asked ASKED = Asked.of(new MockHttpServletRequest());
    private static final HttpInputMessage BODY = new MockHttpInputMessage(new byte[0]);

    static Stream<DataAccessException> passing() {
        return Stream.of(
                new DataAccessResourceFailureException("lost"),
                new RecoverableDataAccessException("lost"),
                new QueryTimeoutException("late"));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void aDatabaseThatIsOutIsNotTheRequestsFault(DataAccessException thrown) {
        Problem problem = translation.problemOf(thrown, ASKED);

        assertThat(problem.type()).isEqualTo(ProblemType.SERVICE_INDISPONIBLE);
        assertThat(problem.headers().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
    }

    @ParameterizedTest
    @MethodSource("lasting")
    void whatWillNotPassIsAnInternalError(DataAccessException thrown) {
        assertThat(translation.problemOf(thrown, ASKED).type()).isEqualTo(ProblemType.ERREUR_INTERNE);
    }

    static Stream<DataAccessException> lasting() {
        return Stream.of(new DuplicateKeyException("a defect of ours"));
    }

    static Stream<Arguments> kindsWithinKinds() {
        return Stream.of(
                Arguments.of(new InvalidMimeTypeException("a", "no type"), ProblemType.REQUETE_HTTP_REFUSEE, 400),
                Arguments.of(new InvalidParameterException("too long", 413), ProblemType.CORPS_TROP_GRAND, 0),
                Arguments.of(
                        new ResponseStatusException(HttpStatus.NOT_IMPLEMENTED), ProblemType.REQUETE_HTTP_REFUSEE, 501),
                Arguments.of(
                        new HttpMessageNotReadableException("a", new SocketTimeoutException(), BODY),
                        ProblemType.REQUETE_HTTP_REFUSEE,
                        408),
                Arguments.of(
                        new HttpMessageNotReadableException("a", new BadRequestException("a"), BODY),
                        ProblemType.REQUETE_HTTP_REFUSEE,
                        400));
    }

    @ParameterizedTest
    @MethodSource("kindsWithinKinds")
    @DisplayName("an exception has an answer of its own, whatever it extends")
    void kindWithinKind(Exception thrown, ProblemType type, int status) {
        Problem problem = translation.problemOf(thrown, ASKED);

        assertThat(problem).extracting(Problem::type, Problem::status).containsExactly(type, status);
    }

    static Stream<Throwable> defects() {
        return Stream.of(
                new IllegalArgumentException("no path is to blame"),
                new IllegalStateException("no health is to blame"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("defects")
    @DisplayName("whatever has no answer of its own is an internal error (D16)")
    void defect(Throwable thrown) {
        assertThat(translation.problemOf(thrown, ASKED).type()).isEqualTo(ProblemType.ERREUR_INTERNE);
    }
}
