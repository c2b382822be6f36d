package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.otherwise.Doubt;

/**
 * Servers of somebody who read the document, and who arrived at something else than the contract where it says a thing
 * in two ways: each place alone, each two of them together in a server that has few, and all at once.
 */
final class ReadingVariants {

    /** Those of the token request that the model server has itself. */
    private static final Set<Slip> HEADER = EnumSet.of(Slip.BARE_HEADER_ONLY);

    private static final int MOST_TOGETHER = 5;

    private final VariantMaker made;

    ReadingVariants(VariantMaker made) {
        this.made = made;
    }

    void make() {
        List<Doubt> doubts = List.of(Doubt.values());
        doubts.forEach(doubt -> add(false, EnumSet.of(doubt)));
        made.reading("reads-bare-header", "the token request's header as printed", true, Set.of(), HEADER);
        together(doubts.stream().filter(Doubt::isOfForm).toList()).forEach(several -> add(true, several));
        allAtOnce("json", EnumSet.of(Doubt.QUERY, Doubt.DAYS_DEMANDED));
        allAtOnce(
                "query",
                EnumSet.of(Doubt.QUOTED_INTEGERS, Doubt.QUOTED_BOOLEANS, Doubt.NUMBER_AMOUNTS, Doubt.DAYS_IGNORED));
    }

    /**
     * Few servers in which each two that agree come together somewhere. Each doubt is a server by itself too, so that
     * each is also seen without each other one; and with few at once it can still be told from which two an alarm
     * comes.
     */
    static List<Set<Doubt>> together(List<Doubt> doubts) {
        List<Set<Doubt>> servers = new ArrayList<>();
        Set<Set<Doubt>> met = new HashSet<>();
        for (Doubt one : doubts) {
            for (Doubt other : doubts) {
                Set<Doubt> server = EnumSet.of(one, other);
                if (one != other && Doubt.agree(server) && !met.contains(server)) {
                    while (server.size() < MOST_TOGETHER && fill(server, doubts, met)) {
                        // Each call adds one.
                    }
                    pairs(server).forEach(met::add);
                    servers.add(server);
                }
            }
        }
        return servers;
    }

    /** Adds the one that meets most of the others for the first time, if any does. */
    private static boolean fill(Set<Doubt> server, List<Doubt> doubts, Set<Set<Doubt>> met) {
        Optional<Doubt> next = doubts.stream()
                .filter(doubt -> !server.contains(doubt) && Doubt.agree(with(server, doubt)))
                .filter(doubt -> newlyMet(server, doubt, met) > 0)
                .max(Comparator.comparingLong(doubt -> newlyMet(server, doubt, met)));
        next.ifPresent(server::add);
        return next.isPresent();
    }

    private static long newlyMet(Set<Doubt> server, Doubt doubt, Set<Set<Doubt>> met) {
        return server.stream()
                .filter(one -> !met.contains(EnumSet.of(one, doubt)))
                .count();
    }

    private static Set<Doubt> with(Set<Doubt> server, Doubt doubt) {
        Set<Doubt> more = EnumSet.copyOf(server);
        more.add(doubt);
        return more;
    }

    static Set<Set<Doubt>> pairs(Set<Doubt> server) {
        return server.stream()
                .flatMap(one -> server.stream()
                        .filter(other -> one.compareTo(other) < 0)
                        .map(other -> (Set<Doubt>) EnumSet.of(one, other)))
                .collect(Collectors.toSet());
    }

    /** But for those that exclude each other. */
    private void allAtOnce(String how, Set<Doubt> without) {
        Set<Doubt> reads = EnumSet.complementOf(EnumSet.copyOf(without));
        made.reading("reads-all-" + how, "all of them at once", false, reads, HEADER);
    }

    private void add(boolean alone, Set<Doubt> doubts) {
        if (Doubt.agree(doubts)) {
            String words = doubts.stream().map(Doubt::word).collect(Collectors.joining("+"));
            made.reading("reads-" + words, "the document read so", alone, doubts, Set.of());
        }
    }
}
