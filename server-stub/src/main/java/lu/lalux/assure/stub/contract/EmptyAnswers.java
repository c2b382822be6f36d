package lu.lalux.assure.stub.contract;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
 * settlements and the redirection of {@code POST /authen}, any value will do. The generated interface, which knows only the problem's media type there, would
 * refuse {@code Accept: application/json}.
 */
final class EmptyAnswers implements ContentNegotiationStrategy {

    private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();
    private final Set<String> operations = new HashSet<>();

    EmptyAnswers(ContractFile contract) {
        contract.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(member -> {
                    JsonNode responses = member.getValue().path("responses");
                    if (responses.isObject() && !responses.has("406")) {
                        operations.add(name(member.getKey().toUpperCase(Locale.ROOT), path.getKey()));
                    }
                }));
    }

    @Override
    public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
        return servletRequest != null
                        && operations.contains(name(servletRequest.getMethod(), servletRequest.getRequestURI()))
                ? MEDIA_TYPE_ALL_LIST
                : header.resolveMediaTypes(request);
    }

    private static String name(String method, String path) {
        return method + " " + path;
    }
}
