package lu.lalux.assure.stub.contract;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lu.lalux.assure.stub.openapi.ContractFile;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import tools.jackson.databind.JsonNode;

/**
 * {@code Accept} says nothing about an answer that has no content: where the contract lists no {@code 406}, as for the
 * settlements, any value will do. The generated interface, which knows only the problem's media type there, would
 * refuse {@code Accept: application/json}.
 */
final class EmptyAnswers implements ContentNegotiationStrategy {

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();
    private final Set<String> paths = new HashSet<>();

    EmptyAnswers(ContractFile contract) {
        contract.at("/paths").properties().forEach(path -> {
            boolean negotiates = false;
            for (JsonNode operation : path.getValue()) {
                negotiates |= operation.path("responses").has("406");
            }
            if (!negotiates) {
                paths.add(path.getKey());
            }
        });
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        return servletRequest != null && paths.contains(servletRequest.getRequestURI())
                ? MEDIA_TYPE_ALL_LIST
                : header.resolveMediaTypes(request);
    }
}
