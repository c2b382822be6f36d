package lu.lalux.assure.stub.gestion.signin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer of the provider's of which so much is read; more is none that a provider gives. */
final class BoundedAnswer implements ClientHttpResponse {

    private static final int MOST_BYTES = 1 << 20;

    private final ClientHttpResponse answer;
    private @Nullable InputStream body;

    BoundedAnswer(ClientHttpResponse answer) {
        this.answer = answer;
    }

    @Override
    public InputStream getBody() throws IOException {
        if (body == null) {
            byte[] read = answer.getBody().readNBytes(MOST_BYTES + 1);
            if (read.length > MOST_BYTES) {
                throw new IOException("The provider's answer has more than " + MOST_BYTES + " bytes");
            }
            body = new ByteArrayInputStream(read);
        }
        return body;
    }

    @Override
    public HttpHeaders getHeaders() {
        return answer.getHeaders();
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return answer.getStatusText();
    }

    @Override
    public void close() {
        answer.close();
    }
}
