package lu.lalux.assure.stub.reglement;

import java.math.BigDecimal;
import java.util.Optional;
import lu.lalux.assure.contract.Sum;
import lu.lalux.assure.stub.contract.Montant;
import lu.lalux.assure.stub.problem.Fault;
import lu.lalux.assure.stub.problem.FaultCode;
import lu.lalux.assure.stub.problem.Message;

/**
 * Three amounts of which two add up to the third (D20, rule {@code somme-exacte}).
 *
 * @param net without tax
 * @param tax the tax
 * @param total with tax
 */
record Somme(Montant net, Montant tax, Montant total) {

    /** @param fields that hold them */
    Optional<Fault> fault(Sum fields) {
        BigDecimal sum = net.value().add(tax.value());
        if (sum.compareTo(total.value()) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Fault(
                fields.total().pointer(),
                FaultCode.SOMME_INEXACTE,
                Message.of(
                        "reglement.somme-inexacte",
                        fields.net().name(),
                        fields.tax().name(),
                        text(sum),
                        text(total.value()))));
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }
}
