package lu.lalux.assure.conformance.judge.worklist;

import lu.lalux.assure.conformance.contract.Fonction;

/**
 * What is judged: one piece of software in one version, in one trade, with one way to a token.
 *
 * @param name as its maker writes it
 * @param version as its maker writes it
 * @param trade whose function it calls
 * @param way how it comes by its tokens; a repairer's back end has but one
 * @param ownReferences whether it makes its own references, so that those of the work list are not compared
 * @param ownFiles whether it makes its own PDF files, so that those of the work list are not compared
 */
public record Software(
        String name, String version, Fonction trade, TokenWay way, boolean ownReferences, boolean ownFiles) {}
