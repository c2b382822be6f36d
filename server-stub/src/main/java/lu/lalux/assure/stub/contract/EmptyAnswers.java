package lu.lalux.assure.stub.contract;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Operation;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Lets an operation whose answer has no content be called with any {@code Accept}. These are the ones for which the contract lists no {@code
 * 406}: the settlements, and {@code POST /authen}, which redirects. Spring would refuse {@code Accept: application/json} there, because the only
 * media type that the generated interface knows of is that of a problem.
 */
final class EmptyAnswers implements ContentNegotiationStrategy {

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();
    private final Set<String> operations;

    EmptyAnswers(Contract contract) {
        this.operations = contract.operations().stream()
                .filter(operation -> !operation.responses().containsKey("406"))
                .map(Operation::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        return servletRequest != null
                        && operations.contains(servletRequest.getMethod() + " " + servletRequest.getRequestURI())
                ? MEDIA_TYPE_ALL_LIST
                : header.resolveMediaTypes(request);
    }
}
