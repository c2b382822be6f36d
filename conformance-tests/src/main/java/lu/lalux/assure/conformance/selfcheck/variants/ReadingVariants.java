package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lu.lalux.assure.conformance.model.Slip;
import lu.lalux.assure.conformance.model.otherwise.Doubt;

/**
 * Servers of somebody who read the document, and who arrived at something else than the contract where it says a thing in two
 * ways: each place alone, each two of them together, and all at once.
 */
final class ReadingVariants {

    /** Those of the token request that the model server has itself. */
    private static final Set<Slip> HEADER = EnumSet.of(Slip.BARE_HEADER_ONLY);

    private final VariantMaker made;

    ReadingVariants(VariantMaker made) {
        this.made = made;
    }

    void make() {
        List<Doubt> doubts = List.of(Doubt.values());
        doubts.forEach(doubt -> add(false, EnumSet.of(doubt)));
        made.reading("reads-bare-header", "the token request's header as printed", true, Set.of(), HEADER);
        List<Doubt> ofForm = doubts.stream().filter(Doubt::isOfForm).toList();
        for (int one = 0; one < ofForm.size(); one++) {
            for (int other = one + 1; other < ofForm.size(); other++) {
                add(true, EnumSet.of(ofForm.get(one), ofForm.get(other)));
            }
        }
        allAtOnce("json", EnumSet.of(Doubt.QUERY, Doubt.DAYS_DEMANDED));
        allAtOnce(
                "query",
                EnumSet.of(Doubt.QUOTED_INTEGERS, Doubt.QUOTED_BOOLEANS, Doubt.NUMBER_AMOUNTS, Doubt.DAYS_IGNORED));
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
