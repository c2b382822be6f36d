package lu.lalux.assure.stub.journal.capture;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import lu.lalux.assure.stub.exchange.BodyCopy;

/** An answer's body, of which a copy is made while it is written. */
final class CopiedOutput extends ServletOutputStream {

    private final ServletOutputStream body;
    private final BodyCopy copy;

    CopiedOutput(ServletOutputStream body, BodyCopy copy) {
        this.body = body;
        this.copy = copy;
    }

    @Override
    public void write(int value) throws IOException {
        body.write(value);
        copy.add(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        body.write(bytes, offset, length);
        copy.add(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        body.flush();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        body.setWriteListener(listener);
    }
}
