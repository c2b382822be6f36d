package lu.lalux.assure.junit;

/** What a person reads, in both languages. */
final class Words {

    private Words() {}

    /** {@return both, a paragraph each} */
    static String both(String fr, String en) {
        return fr + System.lineSeparator() + en;
    }
}
