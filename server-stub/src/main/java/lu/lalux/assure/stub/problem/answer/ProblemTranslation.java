package lu.lalux.assure.stub.problem.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

/** Says with which problem of the contract an exception of the framework is answered. */
@Component
final class ProblemTranslation {

    /** Separators and ends in disguise, which Tomcat stops: the contract has no such path. */
    private static final Pattern AMBIGUOUS = Pattern.compile("%2[fF]|%5[cC]|%00");

    /** In a path's parameters, which Tomcat does not decode, and Spring does. */
    private static final Pattern UNDECODABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final String NO_HEALTH = "'contributor' must not be null";

    /** When to come again, where nobody can know when it will be better. */
    static final Duration RETRY = Duration.ofSeconds(5);

    Problem problemOf(Throwable thrown, Asked asked) {
        if (thrown instanceof ProblemException known) {
            return known.problem();
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException wrongMethod) {
            return methodNotAllowed(wrongMethod);
        }
        if (thrown instanceof HttpMediaTypeNotSupportedException wrongType) {
            return mediaTypeRefused(wrongType);
        }
        if (thrown instanceof HttpMediaTypeNotAcceptableException notAcceptable) {
            return Problem.of(
                    ProblemType.REPRESENTATION_NON_ACCEPTABLE,
                    Message.of("problem.not-acceptable", answers(notAcceptable.getSupportedMediaTypes())));
        }
        if (thrown instanceof HttpMessageNotReadableException && thrown.getCause() instanceof BadRequestException) {
            // The body's chunks or trailers.
            return Problem.ofStatus(HttpStatus.BAD_REQUEST.value());
        }
        if (thrown instanceof HttpMessageNotReadableException && thrown.getCause() instanceof IOException) {
            return Problem.ofStatus(HttpStatus.REQUEST_TIMEOUT.value());
        }
        if (thrown instanceof HttpMessageNotReadableException) {
            // What can be read is judged by the contract's own converters; only an absent body comes here.
            return Problem.of(ProblemType.JSON_ILLISIBLE, Message.of("contract.json.empty"));
        }
        if (thrown instanceof MissingServletRequestParameterException missing) {
            return field(missing.getParameterName(), FaultCode.CHAMP_OBLIGATOIRE, "problem.parameter-missing");
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return field(mismatch.getName(), FaultCode.TYPE_INVALIDE, "problem.parameter-invalid");
        }
        if (thrown instanceof InvalidParameterException unreadableForm) {
            return ofStatus(unreadableForm.getErrorCode(), asked);
        }
        if (thrown instanceof RequestRejectedException || thrown instanceof InvalidMimeTypeException) {
            // A header that is not text, or not a list of media types.
            return Problem.ofStatus(HttpStatus.BAD_REQUEST.value());
        }
        if (thrown instanceof IllegalArgumentException
                && UNDECODABLE.matcher(asked.path()).find()) {
            return Problem.ofStatus(HttpStatus.BAD_REQUEST.value());
        }
        if (thrown instanceof IllegalStateException && NO_HEALTH.equals(thrown.getMessage())) {
            // Boot, for a path below a health that there is not.
            return pathUnknown(asked);
        }
        if (databaseIsOut(thrown)) {
            return Problem.unavailable(RETRY);
        }
        if (thrown instanceof ErrorResponse response) {
            return ofStatus(response.getStatusCode().value(), asked);
        }
        return ofStatus(500, asked);
    }

    /** The problem of a bare HTTP status: from Tomcat, from a filter, or from an exception that carries no more. */
    Problem ofStatus(int status, HttpServletRequest request) {
        boolean own = status < 400 || status == HttpStatus.INTERNAL_SERVER_ERROR.value();
        return own && HandedOver.isOf(request) ? Problem.uncertain(RETRY) : ofStatus(status, Asked.of(request));
    }

    private static Problem ofStatus(int status, Asked asked) {
        return switch (status) {
            case 400 -> AMBIGUOUS.matcher(asked.path()).find() ? pathUnknown(asked) : Problem.ofStatus(status);
            case 404 -> pathUnknown(asked);
            case 405 -> new Problem(ProblemType.METHODE_NON_PERMISE, 0, null, List.of(), new HttpHeaders());
            case 413 -> new Problem(ProblemType.CORPS_TROP_GRAND, 0, null, List.of(), new HttpHeaders());
            case 500 -> Problem.of(ProblemType.ERREUR_INTERNE, Message.of("problem.internal"));
            case 503 -> Problem.unavailable(Duration.ofSeconds(30));
            default -> Problem.ofStatus(status < 400 ? 500 : status);
        };
    }

    private static Problem pathUnknown(Asked asked) {
        return Problem.of(ProblemType.CHEMIN_INCONNU, Message.of("problem.path-unknown", Excerpt.of(asked.path())));
    }

    /** Not reached, or not now: nothing was stored, and the same request may succeed later. */
    private static boolean databaseIsOut(Throwable thrown) {
        return thrown instanceof DataAccessResourceFailureException
                || thrown instanceof TransientDataAccessException
                || thrown instanceof RecoverableDataAccessException;
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

    private static Problem field(String name, FaultCode code, String key) {
        return Problem.ofFaults(
                ProblemType.CHAMPS_INVALIDES, List.of(new Fault("/" + name, code, Message.of(key, name))));
    }

    private static String answers(Collection<MediaType> types) {
        return names(types.stream()
                .filter(type -> !MediaType.APPLICATION_PROBLEM_JSON.equals(type))
                .toList());
    }

    private static String names(Collection<MediaType> types) {
        return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
    }
}
