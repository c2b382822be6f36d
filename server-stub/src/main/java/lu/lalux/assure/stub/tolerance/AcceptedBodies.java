package lu.lalux.assure.stub.tolerance;

import java.util.Set;

/** Learns of each body that was read and found valid, on the thread of its request. */
public interface AcceptedBodies {

    /** @param forms the tolerated ones that it had; mostly none */
    void accepted(Set<ToleratedForm> forms);
}
