using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>Where access tokens come from; thread-safe.</summary>
    internal interface ITokens
    {
        /// <summary>A token that is good for the function, as far as can be told.</summary>
        Task<string> TokenAsync(Fonction fonction, CancellationToken cancellation);

        /// <summary>Says that the server no longer takes a token; whether another one can be had.</summary>
        bool Refused(Fonction fonction, string token);

        /// <summary>Forgets everything secret.</summary>
        void Forget();
    }
}
