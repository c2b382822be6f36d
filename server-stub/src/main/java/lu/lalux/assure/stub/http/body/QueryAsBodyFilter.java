package lu.lalux.assure.stub.http.body;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.contract.Contract;
import lu.lalux.assure.contract.Operation;
import lu.lalux.assure.stub.tolerance.Strictness;
import lu.lalux.assure.stub.tolerance.ToleranceNotice;
import lu.lalux.assure.stub.tolerance.ToleratedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * T1: a settlement whose fields come in the query string, with no body, is read as the JSON object of these fields.
 * Every parameter becomes a string; the tolerance of quoted values (T3) does the rest. What is given twice stays so,
 * and is refused as in a body.
 */
final class QueryAsBodyFilter implements Filter {

    private static final JsonFactory JSON = new JsonFactory();

    private final Strictness strictness;
    private final Set<String> operations;

    QueryAsBodyFilter(Contract contract, Strictness strictness) {
        this.strictness = strictness;
        this.operations = contract.operations().stream()
                .filter(operation -> operation.tolerates(ToleratedForm.T1.name()))
                .map(Operation::toString)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void doFilter(ServletRequest sent, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        boolean fieldsInQuery = request.getQueryString() != null
                && operations.contains(request.getMethod() + " " + request.getRequestURI())
                && request.getContentLengthLong() <= 0
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                && !strictness.isStrict();
        if (fieldsInQuery) {
            ToleranceNotice.note(request, ToleratedForm.T1);
        }
        chain.doFilter(fieldsInQuery ? new BodyFromQuery(request) : request, response);
    }

    /** The same request with a body. */
    private static final class BodyFromQuery extends HttpServletRequestWrapper {

        private final byte[] body;

        BodyFromQuery(HttpServletRequest request) {
            super(request);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
                generator.writeStartObject();
                request.getParameterMap().forEach((name, values) -> {
                    for (String value : values) {
                        generator.writeStringProperty(name, value);
                    }
                });
                generator.writeEndObject();
            }
            this.body = bytes.toByteArray();
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Body(new ByteArrayInputStream(body));
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_JSON_VALUE;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isContentType(name) ? getContentType() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isContentType(name) ? Collections.enumeration(List.of(getContentType())) : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            Set<String> names = new HashSet<>(Collections.list(super.getHeaderNames()));
            names.removeIf(BodyFromQuery::isContentType);
            names.add(HttpHeaders.CONTENT_TYPE);
            return Collections.enumeration(names);
        }

        private static boolean isContentType(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name);
        }
    }

    /** Bytes as a request's body. */
    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("Read without waiting");
        }
    }
}
