/**
 * What suite and judge tell alike: a {@link lu.lalux.assure.conformance.report.Report}, and the formats that it is
 * written in. A further format is a class and its line in {@link lu.lalux.assure.conformance.report.Format}, for both
 * at once.
 */
package lu.lalux.assure.conformance.report;
