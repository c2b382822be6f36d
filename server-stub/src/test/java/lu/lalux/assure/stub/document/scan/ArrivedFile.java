package lu.lalux.assure.stub.document.scan;

import java.io.IOException;
import lu.lalux.assure.api.model.StatutDepot;
import lu.lalux.assure.stub.document.store.FileStore;

/** A file that has arrived: the same bytes so many times. */
record ArrivedFile(byte[] bytes, int times) implements FileStore.Arrival {

    /** The status that its upload is answered: nobody to say what is in it is an {@code Error}. */
    StatutDepot status(Antivirus antivirus) {
        try {
            Antivirus.Scan scan = antivirus.begin("garage");
            read(scan::next);
            return scan.infected(this) ? StatutDepot.INFECTED : StatutDepot.VERIFIED;
        } catch (IOException noVerdict) {
            return StatutDepot.ERROR;
        }
    }

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
