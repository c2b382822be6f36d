package lu.lalux.assure.conformance.selfcheck.variants;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Variants that share a server, so that one run of the suite tells of all of them: they conform to the same, each in a
 * place of its own.
 */
public final class Company {

    private final List<Variant> members = new ArrayList<>();

    private Company(Variant first) {
        members.add(first);
    }

    /**
     * @param variants each is in one company
     * @return few companies
     */
    public static List<Company> of(List<Variant> variants) {
        List<Company> companies = new ArrayList<>();
        for (Variant variant : variants) {
            companies.stream()
                    .filter(company -> company.members.stream().allMatch(variant::bears))
                    .findFirst()
                    .ifPresentOrElse(
                            company -> company.members.add(variant), () -> companies.add(new Company(variant)));
        }
        return companies;
    }

    /** {@return those who share the server} */
    public List<Variant> members() {
        return List.copyOf(members);
    }

    /** {@return the server that is all of them at once} */
    public Variant together() {
        return members.stream()
                .sorted(Comparator.comparing(Variant::place))
                .reduce(Variant::and)
                .orElseThrow();
    }
}
