package lu.lalux.assure.stub.journal.store;

/**
 * An exchange as it passed, its secrets still in it, for as long as it waits. What is kept is made of it when it is
 * written: under load most are displaced before that, and nobody's request pays for what nobody will read.
 */
public interface PassedExchange {

    /** About what one takes in memory beside its texts, in bytes. */
    int SHELL = 600;

    /** Whose it is. */
    String account();

    /** Whether it stands among the refusals. */
    boolean isRefusal();

    /** About what it takes in memory, in bytes. */
    long weight();

    /** Without any secret, and without a file's content. */
    TakenExchange cleaned();
}
