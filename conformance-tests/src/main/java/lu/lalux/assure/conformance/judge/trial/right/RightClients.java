package lu.lalux.assure.conformance.judge.trial.right;

import java.util.List;

/** All right clients. */
public final class RightClients {

    private RightClients() {}

    /** {@return all of them} */
    public static List<RightClient> all() {
        return List.of(
                RightClient.repairer("right.repairer", ways -> {}),
                RightClient.expert("right.expert", ways -> {}),
                RightClient.person("right.person", ways -> {}));
    }
}
