/**
 * The settlement requests of repairers and of experts: their operations, and what these share, their keys, their sums,
 * and their one record.
 *
 * <p>Where one becomes durable: {@code Reglements.accept} gives its row to {@code DemandeRepository.record}; that it is
 * on disk is when {@code commit} of {@code WriterSession} in {@link lu.lalux.assure.stub.storage.writer} has returned,
 * which commits many at once. Until then {@link lu.lalux.assure.stub.http.HeldAnswers} holds the answer back.
 */
@NullMarked
package lu.lalux.assure.stub.reglement;

import org.jspecify.annotations.NullMarked;
