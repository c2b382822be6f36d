package lu.lalux.assure.conformance.selfcheck.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import lu.lalux.assure.conformance.model.rules.Rules;

/** What some server tells of the faults that it found: less than all of them, more, or at another place. */
public enum FaultHabit {
    /** The first three. */
    AT_MOST_THREE(faults -> first(faults, 3)),
    /** The first ten. */
    AT_MOST_TEN(faults -> first(faults, 10)),
    /** The last alone. */
    LAST_ONLY(faults -> faults.subList(faults.size() - 1, faults.size())),
    /** As long as something is missing, nothing else. */
    MISSING_FIRST(faults -> alone(faults, "champ-obligatoire")),
    /** As long as something is unknown, nothing else. */
    UNKNOWN_FIRST(faults -> alone(faults, "champ-inconnu")),
    /** As long as something is of another type, nothing else. */
    TYPES_FIRST(faults -> alone(faults, "type-invalide")),
    /** One of those that have the same code. */
    ONE_OF_EACH_CODE(FaultHabit::ofEachCode),
    /** Each of them twice. */
    TWICE(faults -> joined(faults, faults)),
    /** One more, of a field that was not sent. */
    ONE_MORE(faults -> joined(faults, List.of(new Rules.Fault("/champ", "champ-inconnu")))),
    /** Names as they are in pointers, signs that mean something there included. */
    NAMES_UNESCAPED(faults -> renamed(faults, name -> name.replace("~1", "/").replace("~0", "~"))),
    /** Names as an address would have them. */
    NAMES_ENCODED(faults -> renamed(faults, name -> URLEncoder.encode(name, StandardCharsets.UTF_8))),
    /** Names without the signs that are no letters. */
    NAMES_CLEANED(faults -> renamed(faults, name -> name.replaceAll("[^\\w~.-]", "")));

    private final UnaryOperator<List<Rules.Fault>> told;

    FaultHabit(UnaryOperator<List<Rules.Fault>> told) {
        this.told = told;
    }

    /** {@return the name by which a {@link lu.lalux.assure.conformance.selfcheck.model.Conduct} says where it is so} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @param faults at least one
     * @return those that are told
     */
    public List<Rules.Fault> of(List<Rules.Fault> faults) {
        return told.apply(faults);
    }

    private static List<Rules.Fault> first(List<Rules.Fault> faults, int most) {
        return faults.subList(0, Math.min(most, faults.size()));
    }

    private static List<Rules.Fault> alone(List<Rules.Fault> faults, String code) {
        List<Rules.Fault> alone =
                faults.stream().filter(fault -> fault.code().equals(code)).toList();
        return alone.isEmpty() ? faults : alone;
    }

    private static List<Rules.Fault> ofEachCode(List<Rules.Fault> faults) {
        Map<String, Rules.Fault> byCode = new LinkedHashMap<>();
        faults.forEach(fault -> byCode.putIfAbsent(fault.code(), fault));
        return List.copyOf(byCode.values());
    }

    private static List<Rules.Fault> joined(List<Rules.Fault> faults, List<Rules.Fault> more) {
        List<Rules.Fault> all = new ArrayList<>(faults);
        all.addAll(more);
        return all;
    }

    private static List<Rules.Fault> renamed(List<Rules.Fault> faults, UnaryOperator<String> change) {
        return faults.stream()
                .map(fault ->
                        new Rules.Fault("/" + change.apply(fault.pointer().substring(1)), fault.code(), fault.detail()))
                .toList();
    }
}
