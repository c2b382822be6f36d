package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request whose body is copied while the stub reads it; what the stub does not read is not copied either. */
final class CopiedRequest extends HttpServletRequestWrapper {

    private final BodyCopy copy;
    private @Nullable ServletInputStream body;

    CopiedRequest(HttpServletRequest request, BodyCopy copy) {
        super(request);
        this.copy = copy;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new CopiedInput(super.getInputStream(), copy);
        }
        return body;
    }
}
