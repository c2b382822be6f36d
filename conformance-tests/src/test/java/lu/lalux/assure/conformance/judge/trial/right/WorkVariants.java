package lu.lalux.assure.conformance.judge.trial.right;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import lu.lalux.assure.conformance.judge.evidence.Kind;
import lu.lalux.assure.conformance.judge.trial.client.RetryPolicy;
import lu.lalux.assure.conformance.judge.trial.client.TokenUse;
import lu.lalux.assure.conformance.judge.trial.client.Ways;
import lu.lalux.assure.conformance.judge.worklist.Invoice;

/** How the work is done: in which order, how much of it at once, in how many runs, with how many tokens. */
final class WorkVariants {

    private final List<RightClient> all = new ArrayList<>();

    private WorkVariants() {}

    static List<RightClient> all() {
        return new WorkVariants().made();
    }

    private List<RightClient> made() {
        for (int threads : List.of(2, 4, 8)) {
            add("parallel-" + threads, ways -> ways.threads(threads));
        }
        all.add(RightClient.expert("right.expert.parallel", ways -> ways.threads(4)));
        all.add(RightClient.person("right.person.parallel", ways -> ways.threads(2)));
        add("token-per-scope", ways -> ways.tokens(TokenUse.ONE_PER_SCOPE));
        add("token-ahead", ways -> ways.tokens(TokenUse.AHEAD));
        add("token-renewed-ahead", ways -> ways.tokens(TokenUse.RENEWED_AHEAD));
        add("token-per-invoice", ways -> ways.tokens(TokenUse.ONE_PER_INVOICE));
        all.add(RightClient.expert("right.expert.token-per-scope", ways -> ways.tokens(TokenUse.ONE_PER_SCOPE)));
        add("backwards", ways -> ways.takes(WorkVariants::backwards));
        add("backwards-at-once", ways -> ways.threads(3).takes(WorkVariants::backwards));
        add(
                "shuffled",
                ways -> ways.takes(invoices -> {
                    List<Invoice> other = new ArrayList<>(invoices);
                    Collections.shuffle(other, new Random(7));
                    return other;
                }));
        add("uploads-first", Ways::uploadingFirst);
        add("uploads-first-parallel", ways -> ways.uploadingFirst().threads(4));
        add("two-runs", ways -> ways.runs(2, true));
        add("killed-at-settlement", ways -> ways.isKilled(true));
        add(
                "killed-with-much-left",
                ways -> ways.isKilled(true).tries(new RetryPolicy(1, Duration.ZERO, 1, 1, Duration.ZERO)));
        add("killed-at-upload", ways -> ways.dies(step -> step.kind() == Kind.UPLOAD));
        all.add(RightClient.expert("right.expert.killed", ways -> ways.dies(step -> step.kind() == Kind.UPLOAD)));
        return all;
    }

    private static List<Invoice> backwards(List<Invoice> invoices) {
        List<Invoice> other = new ArrayList<>(invoices);
        Collections.reverse(other);
        return other;
    }

    private void add(String name, Consumer<Ways> change) {
        all.add(RightClient.repairer("right." + name, change));
    }
}
