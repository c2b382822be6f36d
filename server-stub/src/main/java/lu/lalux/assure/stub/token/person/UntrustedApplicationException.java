package lu.lalux.assure.stub.token.person;

import lu.lalux.assure.stub.problem.Message;

/** The request names no registered application or no address of its own: nobody is sent anywhere (RFC 6749 4.2.2.1). */
public final class UntrustedApplicationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Message detail;

    public UntrustedApplicationException(Message detail) {
        super(detail.key(), null, false, false);
        this.detail = detail;
    }

    Message detail() {
        return detail;
    }
}
