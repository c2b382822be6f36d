using System.Collections.Generic;

namespace Lalux.Assure
{
    /// <summary>
    /// Why a request was refused (RFC 9457; contract, schema <c>Probleme</c>). Decide by <see cref="Type"/> and
    /// <see cref="Fault.Code"/>, never by the texts; there may be types that this version does not know.
    /// </summary>
    public sealed class Problem
    {
        internal Problem(string type, string title, int status, string detail, string instance, IReadOnlyList<Fault> faults)
        {
            Type = type;
            Title = title;
            Status = status;
            Detail = detail;
            Instance = instance;
            Faults = faults;
        }

        /// <summary>The kind of problem, one of the contract's <c>x-problemes</c> or a newer one.</summary>
        public string Type { get; }

        /// <summary>The kind of problem in one sentence.</summary>
        public string Title { get; }

        /// <summary>The HTTP status.</summary>
        public int Status { get; }

        /// <summary>What is wrong with this very request, or null.</summary>
        public string Detail { get; }

        /// <summary>This occurrence, to be quoted to support, or null.</summary>
        public string Instance { get; }

        /// <summary>Everything that is wrong, in the server's order; empty when the problem is not about the content.</summary>
        public IReadOnlyList<Fault> Faults { get; }
    }
}
