package lu.lalux.assure.conformance.judge.certificate;

import lu.lalux.assure.conformance.register.Text;

/** A file with a key or with a list is not what it should be. */
public final class UnusableFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Text text;

    UnusableFileException(String fr, String en) {
        super(en);
        this.text = new Text(fr, en);
    }

    /** {@return what is wrong, for a reader} */
    public Text text() {
        return text;
    }
}
