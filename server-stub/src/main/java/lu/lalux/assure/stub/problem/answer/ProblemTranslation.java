package lu.lalux.assure.stub.problem.answer;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lu.lalux.assure.stub.problem.Excerpt;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;
import lu.lalux.assure.stub.problem.Problem;
import lu.lalux.assure.stub.problem.ProblemException;
import lu.lalux.assure.stub.problem.ProblemType;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Says with which problem of the contract an exception is answered, whoever asks: the advice of the controllers, a
 * filter, or an answer that was held back. No message of an exception is told to a client.
 */
@Component
final class ProblemTranslation {

    /** The first that fits is the answer, so that a class stands before those that it extends. */
    private static final List<Answer<?>> ANSWERS = List.of(
            of(ProblemException.class, (thrown, asked) -> thrown.problem()),
            of(HttpRequestMethodNotSupportedException.class, (thrown, asked) -> methodNotAllowed(thrown)),
            of(HttpMediaTypeNotSupportedException.class, (thrown, asked) -> mediaTypeRefused(thrown)),
            of(HttpMediaTypeNotAcceptableException.class, (thrown, asked) -> notAcceptable(thrown)),
            of(HttpMessageNotReadableException.class, (thrown, asked) -> bodyUnreadable(thrown)),
            of(MissingServletRequestParameterException.class, (thrown, asked) -> parameterMissing(thrown)),
            of(MethodArgumentTypeMismatchException.class, (thrown, asked) -> parameterInvalid(thrown)),
            of(InvalidParameterException.class, ProblemTranslation::formUnreadable),
            of(RequestRejectedException.class, (thrown, asked) -> malformed()),
            of(InvalidMimeTypeException.class, (thrown, asked) -> malformed()),
            of(IllegalArgumentException.class, ProblemTranslation::pathUndecodable),
            of(IllegalStateException.class, ProblemTranslation::healthUnknown),
            of(DataAccessResourceFailureException.class, (thrown, asked) -> databaseIsOut()),
            of(TransientDataAccessException.class, (thrown, asked) -> databaseIsOut()),
            of(RecoverableDataAccessException.class, (thrown, asked) -> databaseIsOut()),
            of(ErrorResponse.class, ProblemTranslation::anyOfSprings),
            of(Throwable.class, (thrown, asked) -> internal(asked)));

    /** In a path's parameters, which Tomcat does not decode, and Spring does. */
    private static final Pattern UNDECODABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final String NO_HEALTH = "'contributor' must not be null";

    /** When to come again, where nobody can know when it will be better. */
    static final Duration RETRY = Duration.ofSeconds(5);

    Problem problemOf(Throwable thrown, Asked asked) {
        return ANSWERS.stream()
                .filter(answer -> answer.isTo(thrown))
                .findFirst()
                .orElseThrow()
                .problem(thrown, asked);
    }

    private static <T> Answer<T> of(Class<T> type, BiFunction<T, Asked, Problem> problem) {
        return new Answer<>(type, problem);
    }

    private static Problem methodNotAllowed(HttpRequestMethodNotSupportedException thrown) {
        Set<HttpMethod> supported = thrown.getSupportedHttpMethods();
        String allowed = supported == null
                ? ""
                : supported.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
        return Problem.of(
                        ProblemType.METHODE_NON_PERMISE,
                        Message.of("problem.method-not-allowed", Excerpt.of(thrown.getMethod()), allowed))
                .with(HttpHeaders.ALLOW, allowed);
    }

    private static Problem mediaTypeRefused(HttpMediaTypeNotSupportedException thrown) {
        String expected = names(thrown.getSupportedMediaTypes());
        Message detail = thrown.getContentType() == null
                ? Message.of("problem.media-type-missing", expected)
                : Message.of(
                        "problem.media-type-refused",
                        Excerpt.of(thrown.getContentType().toString()),
                        expected);
        return Problem.of(ProblemType.TYPE_DE_CONTENU_REFUSE, detail).with(HttpHeaders.ACCEPT, expected);
    }

    private static Problem notAcceptable(HttpMediaTypeNotAcceptableException thrown) {
        List<MediaType> answers = thrown.getSupportedMediaTypes().stream()
                .filter(type -> !MediaType.APPLICATION_PROBLEM_JSON.equals(type))
                .toList();
        return Problem.of(
                ProblemType.REPRESENTATION_NON_ACCEPTABLE, Message.of("problem.not-acceptable", names(answers)));
    }

    /**
     * What can be read is judged by the contract's own converters; here are the bodies that cannot, and those that are
     * absent.
     */
    private static Problem bodyUnreadable(HttpMessageNotReadableException thrown) {
        if (thrown.getCause() instanceof BadRequestException) {
            // Its chunks or trailers.
            return malformed();
        }
        if (thrown.getCause() instanceof IOException) {
            return Problem.ofStatus(HttpStatus.REQUEST_TIMEOUT.value());
        }
        return Problem.of(ProblemType.JSON_ILLISIBLE, Message.of("contract.json.empty"));
    }

    private static Problem parameterMissing(MissingServletRequestParameterException thrown) {
        return field(thrown.getParameterName(), FaultCode.CHAMP_OBLIGATOIRE, "problem.parameter-missing");
    }

    private static Problem parameterInvalid(MethodArgumentTypeMismatchException thrown) {
        return field(thrown.getName(), FaultCode.TYPE_INVALIDE, "problem.parameter-invalid");
    }

    private static Problem field(String name, FaultCode code, String key) {
        return Problem.ofFaults(
                ProblemType.CHAMPS_INVALIDES, List.of(new Fault("/" + name, code, Message.of(key, name))));
    }

    /** Tomcat's, for a form. */
    private static Problem formUnreadable(InvalidParameterException thrown, Asked asked) {
        return BareStatus.problem(thrown.getErrorCode(), asked);
    }

    /** Such as by a header that is not text, or not a list of media types. */
    private static Problem malformed() {
        return Problem.ofStatus(HttpStatus.BAD_REQUEST.value());
    }

    private static Problem pathUndecodable(IllegalArgumentException thrown, Asked asked) {
        return UNDECODABLE.matcher(asked.path()).find() ? malformed() : internal(asked);
    }

    /** Boot's, for a path below a health that does not exist. */
    private static Problem healthUnknown(IllegalStateException thrown, Asked asked) {
        return NO_HEALTH.equals(thrown.getMessage()) ? BareStatus.pathUnknown(asked) : internal(asked);
    }

    /** Not reached, or not now: nothing was stored, and the same request may succeed later. */
    private static Problem databaseIsOut() {
        return Problem.unavailable(RETRY);
    }

    private static Problem anyOfSprings(ErrorResponse thrown, Asked asked) {
        return BareStatus.problem(thrown.getStatusCode().value(), asked);
    }

    private static Problem internal(Asked asked) {
        return BareStatus.problem(HttpStatus.INTERNAL_SERVER_ERROR.value(), asked);
    }

    private static String names(Collection<MediaType> types) {
        return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
    }

    /**
     * @param type whatever is thrown and has this type
     * @param problem what it is answered with
     */
    private record Answer<T>(Class<T> type, BiFunction<T, Asked, Problem> problem) {

        boolean isTo(Throwable thrown) {
            return type.isInstance(thrown);
        }

        Problem problem(Throwable thrown, Asked asked) {
            return problem.apply(type.cast(thrown), asked);
        }
    }
}
