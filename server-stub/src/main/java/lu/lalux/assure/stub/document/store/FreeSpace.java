package lu.lalux.assure.stub.document.store;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.springframework.util.unit.DataSize;

/**
 * Keeps files from taking the last of a disk. The purge writes to the database before it may remove a file: on a disk
 * that files have filled, with the database on it too, it could do neither, and nothing would ever come free.
 */
final class FreeSpace {

    private final LongSupplier usable;
    private final DataSize reserve;

    /**
     * @param usable how many bytes this process can still write there
     * @param reserve how many of them are not for files
     */
    FreeSpace(LongSupplier usable, DataSize reserve) {
        this.usable = usable;
        this.reserve = reserve;
    }

    /** @throws IOException when there is less than the reserve */
    void require() throws IOException {
        long left = usable.getAsLong();
        if (left < reserve.toBytes()) {
            throw new NoRoomException(left, reserve);
        }
    }

    /** Each upload fails with one while it lasts; it says all there is to say. */
    private static final class NoRoomException extends IOException {

        private static final long serialVersionUID = 1L;

        NoRoomException(long left, DataSize reserve) {
            super("No room for files: %d bytes are left on the disk, and assure.document.reserve is %d"
                    .formatted(left, reserve.toBytes()));
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
