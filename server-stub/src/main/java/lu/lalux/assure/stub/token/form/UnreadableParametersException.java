package lu.lalux.assure.stub.token.form;

/** The query string or the form is not {@code application/x-www-form-urlencoded}, in UTF-8. */
public final class UnreadableParametersException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableParametersException() {
        super("Malformed percent-encoding, or not UTF-8");
    }
}
