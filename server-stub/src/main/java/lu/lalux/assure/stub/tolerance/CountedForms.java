package lu.lalux.assure.stub.tolerance;

import java.util.Set;

/** Keeps count of the tolerated forms that were accepted, where somebody can ask for it. */
public interface CountedForms {

    /**
     * Counts one request; must neither wait nor fail.
     *
     * @param account whose it was, one that is registered
     * @param forms what it had, at least one
     */
    void count(String account, Set<ToleratedForm> forms);
}
