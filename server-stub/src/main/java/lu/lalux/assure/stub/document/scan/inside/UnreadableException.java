package lu.lalux.assure.stub.document.scan.inside;

import java.io.IOException;

/** What is in a file cannot be read to its end, or not within the limits: nobody knows what a scanner has seen of it. */
public final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableException(String reason) {
        super(reason);
    }

    /** It is about the file, and says all there is to say. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
