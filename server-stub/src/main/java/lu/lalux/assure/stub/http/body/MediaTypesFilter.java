package lu.lalux.assure.stub.http.body;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;

/**
 * Keeps a range of media types (such as {@code image/*}) as {@code Content-Type} from Spring, which would throw as if
 * the program were wrong and answer {@code 500}. It says as little of a body as no type at all (RFC 9110 section 8.3),
 * and is treated as none.
 */
final class MediaTypesFilter implements Filter {

    @Override
    public void doFilter(ServletRequest sent, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest request = (HttpServletRequest) sent;
        chain.doFilter(isRange(request.getContentType()) ? new WithoutType(request) : request, response);
    }

    private static boolean isRange(@Nullable String type) {
        try {
            return type != null
                    && type.indexOf('*') >= 0
                    && !MimeTypeUtils.parseMimeType(type).isConcrete();
        } catch (InvalidMimeTypeException noType) {
            return false;
        }
    }

    private static final class WithoutType extends HttpServletRequestWrapper {

        WithoutType(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isType(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isType(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.removeIf(WithoutType::isType);
            return Collections.enumeration(names);
        }

        private static boolean isType(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name);
        }
    }
}
