package lu.lalux.assure.stub.reglement;

import java.math.BigDecimal;
import java.util.Optional;
import lu.lalux.assure.stub.contract.Montant;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;

/**
 * Three amounts of which two add up to the third (D20, rule {@code somme-exacte}).
 *
 * @param prefix what their names begin with; the names end in {@code HT}, {@code TVA} and {@code TTC}
 */
public record Somme(String prefix, Montant net, Montant tax, Montant total) {

    Optional<Fault> fault() {
        BigDecimal sum = net.value().add(tax.value());
        if (sum.compareTo(total.value()) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Fault(
                "/" + prefix + "TTC",
                FaultCode.SOMME_INEXACTE,
                Message.of("reglement.somme-inexacte", prefix, text(sum), text(total.value()))));
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }
}
