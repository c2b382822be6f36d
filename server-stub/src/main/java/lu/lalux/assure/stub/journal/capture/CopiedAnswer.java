package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import lu.lalux.assure.stub.exchange.BodyCopy;
import org.jspecify.annotations.Nullable;

/** An answer whose body is copied while it is written; what is taken back is not in the copy. */
final class CopiedAnswer extends HttpServletResponseWrapper {

    private final BodyCopy copy;
    private @Nullable ServletOutputStream body;

    CopiedAnswer(HttpServletResponse response, BodyCopy copy) {
        super(response);
        this.copy = copy;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (body == null) {
            body = new CopiedOutput(super.getOutputStream(), copy);
        }
        return body;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        copy.clear();
    }

    @Override
    public void reset() {
        super.reset();
        copy.clear();
        body = null;
    }
}
