package lu.lalux.assure.conformance.judge.trial.right;

import java.util.ArrayList;
import java.util.List;

/** All right clients. */
public final class RightClients {

    private RightClients() {}

    /** {@return all of them} */
    public static List<RightClient> all() {
        List<RightClient> all = new ArrayList<>();
        all.add(RightClient.repairer("right.repairer", ways -> {}));
        all.add(RightClient.expert("right.expert", ways -> {}));
        all.add(RightClient.person("right.person", ways -> {}));
        all.addAll(WorkVariants.all());
        all.addAll(CarefulVariants.all());
        all.addAll(SpeechVariants.all());
        all.addAll(WritingVariants.all());
        return all;
    }
}
