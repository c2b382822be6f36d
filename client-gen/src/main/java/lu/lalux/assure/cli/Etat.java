package lu.lalux.assure.cli;

/** Where a request of a folder has got to. */
enum Etat {
    /** Sent now, and recorded by the server. */
    ACCEPTEE,
    /** Recorded by the server in an earlier run; not sent. */
    DEJA_ACCEPTEE,
    /** The same as another one of the folder, which is the one that was sent. */
    EN_DOUBLE,
    /** Not sent: it does not keep to the contract, or it was changed after the server recorded it. */
    A_CORRIGER,
    /** Sent, and refused by the server. */
    REFUSEE,
    /** In a dry run: nothing is wrong with it, and it would be sent. */
    PRETE,
    /** Not sent, or sent without an answer: the same command goes on here. */
    EN_ATTENTE
}
