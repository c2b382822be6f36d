package lu.lalux.assure.stub.exchange;

/** The wrong secrets that were counted against accounts. */
public interface CountedFailures {

    /** Begins again with nothing counted: nobody has to wait any longer. */
    void forget();
}
