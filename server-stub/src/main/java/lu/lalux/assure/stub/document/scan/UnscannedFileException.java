package lu.lalux.assure.stub.document.scan;

import java.io.IOException;

/** The scanner works, and could not look at all that is in this file: nobody knows what the rest is. */
public final class UnscannedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param reason what the scanner says of it */
    UnscannedFileException(String reason) {
        super(reason);
    }

    /** It is about the file, and says all there is to say. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
