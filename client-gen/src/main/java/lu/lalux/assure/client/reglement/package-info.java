/** Settlement requests: what a repairer or an expert asks to be paid for, checked as they are built. */
@NullMarked
package lu.lalux.assure.client.reglement;

import org.jspecify.annotations.NullMarked;
