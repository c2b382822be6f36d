namespace Exemple
{
    /// <summary>What became of a request; exit codes are those of the command line <c>assure</c>.</summary>
    internal enum Sort
    {
        Acceptee = 0,

        /// <summary>A person has to mend it: the file <c>.refusee</c> says what, and is deleted when that is done.</summary>
        ACorriger = 1,

        /// <summary>The credentials are refused: nothing else is sent with them.</summary>
        Arret = 3,

        /// <summary>The same command, later, sends it.</summary>
        EnAttente = 4
    }
}
