package lu.lalux.assure.conformance.register;

/** The languages of the suite's output. */
public enum Language {
    /** French, the insurer's and the default. */
    FR,
    /** English. */
    EN
}
