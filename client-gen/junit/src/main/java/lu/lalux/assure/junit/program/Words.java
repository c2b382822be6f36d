package lu.lalux.assure.junit.program;

/** What a person reads, in both languages. */
public final class Words {

    private Words() {}

    /** {@return both, a paragraph each} */
    public static String both(String fr, String en) {
        return fr + System.lineSeparator() + en;
    }
}
