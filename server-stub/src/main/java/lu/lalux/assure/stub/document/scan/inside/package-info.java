/** Looks at what clamd passes over without a word in PDF, ZIP, TAR and GZIP: gives it to be scanned, or says that it cannot be. */
@NullMarked
package lu.lalux.assure.stub.document.scan.inside;

import org.jspecify.annotations.NullMarked;
