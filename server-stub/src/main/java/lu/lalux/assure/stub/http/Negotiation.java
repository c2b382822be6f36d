package lu.lalux.assure.stub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Says what of {@code Accept} Spring is to see. What is not accepted (the weight 0) is no reason to be served. And an
 * operation whose answer has no content can be called with any {@code Accept}: these are the ones for which the
 * contract lists no {@code 406}, the settlements, and {@code POST /authen}, which redirects. Spring would refuse
 * {@code Accept: application/json} there, because the only media type that the generated interface knows of is that of
 * a problem.
 */
final class Negotiation implements ContentNegotiationStrategy {

    private static final String NOT_ACCEPTABLE = "406";

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

    /** By method and path, the media types of what answers an accepted request; none where nothing is negotiated. */
    private final Map<String, List<MediaType>> answers;

    Negotiation(Contract contract) {
        this.answers = contract.operations().stream()
                .collect(Collectors.toUnmodifiableMap(Operation::toString, Negotiation::answers));
    }

    private static List<MediaType> answers(Operation operation) {
        return operation.responses().containsKey(NOT_ACCEPTABLE)
                ? operation.responses().entrySet().stream()
                        .filter(response -> response.getKey().startsWith("2"))
                        .flatMap(response -> response.getValue().path("content").propertyNames().stream())
                        .map(MediaType::parseMediaType)
                        .toList()
                : List.of();
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> offered = offered(request.getNativeRequest(HttpServletRequest.class));
        if (offered != null && offered.isEmpty()) {
            return MEDIA_TYPE_ALL_LIST;
        }
        Acceptance acceptance = new Acceptance(header.resolveMediaTypes(request));
        List<MediaType> accepted = acceptance.accepted();
        boolean served = offered == null || offered.stream().anyMatch(acceptance::of);
        if (accepted.isEmpty() || !served) {
            throw new HttpMediaTypeNotAcceptableException(offered == null ? List.of() : offered);
        }
        return accepted;
    }

    /** Null at what the contract does not know: pages, controls, health. */
    private @Nullable List<MediaType> offered(@Nullable HttpServletRequest request) {
        return request == null ? null : answers.get(request.getMethod() + " " + request.getRequestURI());
    }
}
