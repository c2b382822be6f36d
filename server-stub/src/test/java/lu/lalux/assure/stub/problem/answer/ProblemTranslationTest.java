package lu.lalux.assure.stub.problem.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

class ProblemTranslationTest {

    private final ProblemTranslation translation = new ProblemTranslation();

    private static final Asked ASKED = Asked.of(new MockHttpServletRequest());

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
}
