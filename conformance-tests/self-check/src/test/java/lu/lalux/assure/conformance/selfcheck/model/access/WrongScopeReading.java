package lu.lalux.assure.conformance.selfcheck.model.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.model.Identities;
import lu.lalux.assure.conformance.model.access.ScopeReading;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;

/** Grants scopes that are not asked for, or not known, or not allowed. */
public final class WrongScopeReading extends ScopeReading {

    private final Conduct conduct;
    private final String where;

    /**
     * @param conduct what is done wrongly
     * @param where the path at which scopes are asked for
     */
    public WrongScopeReading(Conduct conduct, String where) {
        this.conduct = conduct;
        this.where = where;
    }

    @Override
    public Optional<String> granted(String asked, List<String> allowed) {
        if (conduct.has(Slip.UNKNOWN_SCOPE_GRANTED, where)) {
            return asked.isEmpty() ? Optional.empty() : Optional.of(asked);
        }
        List<String> grantable = conduct.has(Slip.SCOPE_OF_OTHERS_GRANTED, where) ? Identities.SCOPES : allowed;
        List<String> names = Arrays.asList(asked.split(" ", -1));
        if (conduct.has(Slip.UNKNOWN_SCOPE_DROPPED, where) && names.size() > 1) {
            names = names.stream().filter(grantable::contains).toList();
        }
        if (conduct.has(Slip.SCOPE_ORDER_FIXED, where)
                && !grantable.stream().filter(names::contains).toList().equals(names)) {
            return Optional.empty();
        }
        return super.granted(String.join(" ", names), grantable)
                .or(() -> liberties()
                        .map(liberty -> loosely(liberty, asked, grantable))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    @Override
    protected boolean isShort(String asked) {
        return super.isShort(asked) || conduct.has(Slip.LONG_SCOPE_TAKEN, where);
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
