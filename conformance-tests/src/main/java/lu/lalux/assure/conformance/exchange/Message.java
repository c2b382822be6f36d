package lu.lalux.assure.conformance.exchange;

import java.util.Set;
import lu.lalux.assure.conformance.exchange.transfer.ChunkedEntity;
import lu.lalux.assure.conformance.exchange.transfer.SlowEntity;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.ByteArrayEntity;

/** A request as Apache's client knows it, under a method's name as it was written (RFC 9110 section 9.1). */
final class Message {

    /** Methods whose content has no meaning: where there is none, no length is told (RFC 9110 sections 8.6 and 9.3). */
    private static final Set<String> WITHOUT_CONTENT = Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

    private Message() {}

    static HttpRequestBase of(Call call) {
        HttpRequestBase message = call.length() == 0 && WITHOUT_CONTENT.contains(call.method())
                ? new Bare(call.method())
                : new Loaded(call);
        message.setURI(call.uri());
        call.headers().forEach(header -> message.addHeader(header.name(), header.value()));
        return message;
    }

    private static final class Bare extends HttpRequestBase {

        private final String method;

        Bare(String method) {
            this.method = method;
        }

        @Override
        public String getMethod() {
            return method;
        }
    }

    private static final class Loaded extends HttpEntityEnclosingRequestBase {

        private final String method;

        Loaded(Call call) {
            this.method = call.method();
            if (call.length() > 0) {
                setEntity(entity(call));
            }
        }

        @Override
        public String getMethod() {
            return method;
        }

        private static HttpEntity entity(Call call) {
            HttpEntity body = new ByteArrayEntity(call.bytes());
            return switch (call.transfer()) {
                case WHOLE, GZIP -> body;
                case CHUNKED -> new ChunkedEntity(body, false);
                case CRUMBS -> new ChunkedEntity(body, true);
                case SLOW -> new SlowEntity(body);
            };
        }
    }
}
