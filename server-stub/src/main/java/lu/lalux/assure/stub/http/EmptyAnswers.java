package lu.lalux.assure.stub.http;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Gives the answers that never have a body, of which a settlement's is one: status and headers. Spring would first ask
 * each of its handlers whose they are, then what of its types and converters suits the body that is not there: that is
 * a twenty-fifth of what a settlement costs.
 */
final class EmptyAnswers implements HandlerMethodReturnValueHandler {

    /** Spring MVC's own adapter, in which these come first. */
    static RequestMappingHandlerAdapter first() {
        return new RequestMappingHandlerAdapter() {
            @Override
            public void afterPropertiesSet() {
                super.afterPropertiesSet();
                List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
                handlers.add(new EmptyAnswers());
                handlers.addAll(getReturnValueHandlers());
                setReturnValueHandlers(handlers);
            }
        };
    }

    @Override
    public boolean supportsReturnType(MethodParameter returned) {
        return returned.getMethod() != null
                && returned.getMethod().getGenericReturnType() instanceof ParameterizedType type
                && type.getRawType() == ResponseEntity.class
                && type.getActualTypeArguments()[0] == Void.class;
    }

    @Override
    public void handleReturnValue(
            @Nullable Object answer,
            MethodParameter returned,
            ModelAndViewContainer container,
            NativeWebRequest request) {
        container.setRequestHandled(true);
        HttpServletResponse response = request.getNativeResponse(HttpServletResponse.class);
        if (answer instanceof ResponseEntity<?> entity && response != null) {
            response.setStatus(entity.getStatusCode().value());
            HttpHeaders headers = entity.getHeaders();
            headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
    }
}
