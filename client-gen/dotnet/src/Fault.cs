using System.Diagnostics.CodeAnalysis;

namespace Lalux.Assure
{
    /// <summary>One thing that is wrong with a request (contract, schema <c>Faute</c>).</summary>
    public sealed class Fault
    {
        internal Fault(string pointer, string code, string detail)
        {
            Pointer = pointer;
            Code = code;
            Detail = detail;
        }

        /// <summary>Where: a JSON pointer (RFC 6901) into the request's body, empty for the whole body.</summary>
        [SuppressMessage("Microsoft.Naming", "CA1720", Justification = "The contract's name")]
        public string Pointer { get; }

        /// <summary>What: a stable code of the contract's <c>x-codes</c>, such as <c>montant-invalide</c>, or a newer one.</summary>
        public string Code { get; }

        /// <summary>The same for a person, in the language that was asked for.</summary>
        public string Detail { get; }

        /// <summary>The fault in a line.</summary>
        /// <returns>Pointer and detail.</returns>
        public override string ToString() => Pointer + ": " + Detail;
    }
}
