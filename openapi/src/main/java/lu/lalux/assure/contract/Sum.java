package lu.lalux.assure.contract;

/**
 * Three amounts of which two add up to the third ({@code x-sommes}; D20, rule {@code somme-exacte}).
 *
 * @param net the amount without tax (HT)
 * @param tax the tax (TVA)
 * @param total what both make (TTC), at which the fault is when they do not
 */
public record Sum(Field net, Field tax, Field total) {}
