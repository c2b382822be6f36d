package lu.lalux.assure.stub.token.form;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;

/**
 * A request whose parameters are those given here. One without a body counts as an empty form: {@code POST /authen}
 * needs none with HTTP Basic, and {@code POST /token} none with its parameters in the query string (T5).
 */
public final class FormRequest extends HttpServletRequestWrapper {

    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    public FormRequest(HttpServletRequest request, MultiValueMap<String, String> parameters) {
        super(request);
        parameters.forEach((name, values) -> this.parameters.put(name, values.toArray(String[]::new)));
    }

    @Override
    public @Nullable String getContentType() {
        String type = super.getContentType();
        boolean empty = getContentLengthLong() <= 0 && getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
        return type == null && empty ? MediaType.APPLICATION_FORM_URLENCODED_VALUE : type;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(List.copyOf(parameters.keySet()));
    }
}
