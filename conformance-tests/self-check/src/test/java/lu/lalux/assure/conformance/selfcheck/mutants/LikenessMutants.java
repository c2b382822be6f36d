package lu.lalux.assure.conformance.selfcheck.mutants;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lu.lalux.assure.conformance.contract.Contract;
import lu.lalux.assure.conformance.model.rules.Rules;
import lu.lalux.assure.conformance.selfcheck.model.AnswerChange;
import lu.lalux.assure.conformance.selfcheck.model.Conduct;
import lu.lalux.assure.conformance.selfcheck.model.Slip;
import lu.lalux.assure.conformance.selfcheck.model.access.ScopeLiberty;
import lu.lalux.assure.conformance.selfcheck.model.access.TextLiberty;

/** Names, secrets and scopes of {@code /token} and {@code /authen}, each compared loosely in each of the usual ways. */
final class LikenessMutants {

    /** Many directories know a person in any case, and that is no fault; blanks are what a form's reader takes away. */
    private static final Set<TextLiberty> OF_PERSONS =
            Set.of(TextLiberty.BEGINNING, TextLiberty.LENGTHENED, TextLiberty.LAST_IGNORED, TextLiberty.SQL_PATTERN);

    private static final Set<TextLiberty> OF_A_FORM =
            Set.of(TextLiberty.ANY_CASE, TextLiberty.EMPTY, TextLiberty.BEGINNING, TextLiberty.TRIMMED);

    private static final Set<TextLiberty> OF_A_WORD =
            Set.of(TextLiberty.BEGINNING, TextLiberty.LENGTHENED, TextLiberty.LAST_IGNORED, TextLiberty.TRIMMED);

    private static final Set<ScopeLiberty> SEPARATORS = Set.of(
            ScopeLiberty.ANY_SPACES,
            ScopeLiberty.COMMAS,
            ScopeLiberty.SEMICOLONS,
            ScopeLiberty.BARS,
            ScopeLiberty.PLUSES,
            ScopeLiberty.ANY_BLANK);

    private final Rules rules;
    private final List<Mutant> found = new ArrayList<>();

    LikenessMutants(Contract contract) {
        this.rules = Rules.of(contract);
    }

    List<Mutant> all() {
        texts(
                "/token",
                Slip.SECRET_LIKENESS_TAKEN,
                "",
                liberty -> liberty != TextLiberty.ANY_CASE,
                "token.secret-approchant");
        add("/token", Slip.SECRET_LIKENESS_TAKEN, TextLiberty.ANY_CASE.word(), "token.secret-autre-casse");
        add("/token", Slip.SECRET_LIKENESS_TAKEN, TextLiberty.CUT_AT_NUL.word(), "token.secret-approchant");
        add(
                "/authen",
                Slip.PASSWORD_LIKENESS_TAKEN,
                "header " + TextLiberty.CUT_AT_NUL.word(),
                "authen.mot-de-passe-approchant");
        texts("/token", Slip.CLIENT_ID_LIKENESS_TAKEN, "", liberty -> true, "token.client-approchant");
        texts(
                "/token",
                Slip.GRANT_TYPE_LIKENESS_TAKEN,
                "",
                liberty -> liberty != TextLiberty.EMPTY,
                "token.grant-type-approchant");
        texts(
                "/authen",
                Slip.PASSWORD_LIKENESS_TAKEN,
                "header ",
                liberty -> liberty != TextLiberty.FIRST_IGNORED,
                "authen.mot-de-passe-approchant");
        texts(
                "/authen",
                Slip.PASSWORD_LIKENESS_TAKEN,
                "form ",
                OF_A_FORM::contains,
                "authen.formulaire-mot-de-passe-approchant");
        texts("/authen", Slip.PERSON_LIKENESS_TAKEN, "header ", OF_PERSONS::contains, "authen.utilisateur-approchant");
        texts(
                "/authen",
                Slip.APPLICATION_LIKENESS_TAKEN,
                "",
                liberty -> liberty != TextLiberty.EMPTY,
                "authen.application-approchante");
        texts("/authen", Slip.RESPONSE_TYPE_LIKENESS_TAKEN, "", OF_A_WORD::contains, "authen.response-type-approchant");
        for (ScopeLiberty liberty : ScopeLiberty.values()) {
            boolean separator = SEPARATORS.contains(liberty);
            add(
                    "/token",
                    Slip.SCOPE_LIKENESS_TAKEN,
                    "/token " + liberty.word(),
                    separator ? "token.separateur" : "token.portee-approchante");
            add("/authen", Slip.SCOPE_LIKENESS_TAKEN, "/authen " + liberty.word(), "authen.portee-approchante");
        }
        return found;
    }

    private void texts(String path, Slip slip, String where, Predicate<TextLiberty> which, String test) {
        Stream.of(TextLiberty.values())
                .filter(liberty -> liberty != TextLiberty.CUT_AT_NUL)
                .filter(which)
                .forEach(liberty -> add(path, slip, where + liberty.word(), test));
    }

    private void add(String path, Slip slip, String where, String test) {
        found.add(new Mutant(
                "POST" + path + " " + slip.name().toLowerCase(Locale.ROOT).replace('_', '-') + " "
                        + where.replace(path + " ", ""),
                "POST " + path,
                true,
                rules,
                Conduct.wrong(slip, where),
                AnswerChange.NONE,
                List.of(test)));
    }
}
