package lu.lalux.assure.conformance.model.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.model.Conduct;
import lu.lalux.assure.conformance.model.Slip;

/** What a model server makes of the parameter {@code scope}: RFC 6749 section 3.3, D27. */
public final class ScopeReading {

    private final Conduct conduct;
    private final String where;

    /**
     * @param conduct what it does wrongly
     * @param where the path at which it is asked
     */
    public ScopeReading(Conduct conduct, String where) {
        this.conduct = conduct;
        this.where = where;
    }

    /**
     * @param asked the parameter
     * @param all the scopes that there are
     * @param allowed those of who asks
     * @return what is granted; nothing when something is asked for that is not
     */
    public Optional<String> granted(String asked, List<String> all, List<String> allowed) {
        if (conduct.has(Slip.UNKNOWN_SCOPE_GRANTED, where)) {
            return asked.isEmpty() ? Optional.empty() : Optional.of(asked);
        }
        List<String> grantable = conduct.has(Slip.SCOPE_OF_OTHERS_GRANTED, where) ? all : allowed;
        List<String> names = Arrays.asList(asked.split(" ", -1));
        if (conduct.has(Slip.UNKNOWN_SCOPE_DROPPED, where) && names.size() > 1) {
            names = names.stream().filter(grantable::contains).toList();
        }
        if (conduct.has(Slip.SCOPE_ORDER_FIXED, where)
                && !grantable.stream().filter(names::contains).toList().equals(names)) {
            return Optional.empty();
        }
        if (!names.isEmpty() && grantable.containsAll(names)) {
            return Optional.of(String.join(" ", names));
        }
        return liberties()
                .map(liberty -> loosely(liberty, asked, grantable))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<ScopeLiberty> liberties() {
        return Stream.of(ScopeLiberty.values())
                .filter(liberty -> conduct.has(Slip.SCOPE_LIKENESS_TAKEN, where + " " + liberty.word()));
    }

    private static Optional<String> loosely(ScopeLiberty liberty, String asked, List<String> grantable) {
        List<String> names = liberty.split(asked).stream()
                .map(name -> grantable.stream()
                        .filter(scope -> liberty.sees(name, scope))
                        .findFirst()
                        .orElse(""))
                .toList();
        return names.isEmpty() || names.contains("") ? Optional.empty() : Optional.of(String.join(" ", names));
    }
}
