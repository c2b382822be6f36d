package lu.lalux.assure.stub.document;

import java.io.IOException;

/** A file that has arrived: the same bytes so many times. */
record ArrivedFile(byte[] bytes, int times) implements FileStore.Arrival {

    @Override
    public void write(byte[] more, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void read(FileStore.Reader reader) throws IOException {
        for (int i = 0; i < times; i++) {
            reader.take(bytes, 0, bytes.length);
        }
    }

    @Override
    public String keep(String extension) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Nothing to release.
    }
}
