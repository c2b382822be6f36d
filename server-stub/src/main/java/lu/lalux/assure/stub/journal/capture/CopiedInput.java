package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A request's body, of which a copy is made while it is read. */
final class CopiedInput extends ServletInputStream {

    private final ServletInputStream body;
    private final BodyCopy copy;

    CopiedInput(ServletInputStream body, BodyCopy copy) {
        this.body = body;
        this.copy = copy;
    }

    @Override
    public int read() throws IOException {
        int value = body.read();
        if (value >= 0) {
            copy.add(value);
        }
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = body.read(bytes, offset, length);
        if (read > 0) {
            copy.add(bytes, offset, read);
        }
        return read;
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }
}
