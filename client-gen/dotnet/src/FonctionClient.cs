using System;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>The calls that a repairer and an expert have alike.</summary>
    /// <typeparam name="TDemande">The settlement request.</typeparam>
    public sealed class FonctionClient<TDemande>
        where TDemande : Demande
    {
        private readonly Calls calls;
        private readonly Fonction fonction;

        internal FonctionClient(Calls calls, Fonction fonction)
        {
            this.calls = calls;
            this.fonction = fonction;
        }

        /// <summary>Uploads a file (<c>PUT /reparateur/upload</c>, <c>PUT /expert/upload</c>).</summary>
        /// <param name="upload">The file; one that is larger than <see cref="Upload.MaxBytes"/> is not sent, its verdict is
        /// <see cref="StatutDepot.FileTooBig"/>.</param>
        /// <param name="cancellationToken">Gives the call up, and its connection.</param>
        /// <returns>The verdict; an infected file is a result, not an exception.</returns>
        /// <exception cref="System.IO.IOException">The file cannot be read, or was changed meanwhile.</exception>
        /// <exception cref="AssureException">The server refused the request, or did not answer.</exception>
        public Task<Depot> UploadAsync(Upload upload, CancellationToken cancellationToken = default(CancellationToken))
        {
            return calls.UploadAsync(fonction, upload ?? throw new ArgumentNullException(nameof(upload)), cancellationToken);
        }

        /// <summary>
        /// Sends a settlement request (<c>PUT /reparateur</c>, <c>PUT /expert</c>). When this returns, the request is recorded;
        /// the same request again does no harm.
        /// </summary>
        /// <param name="demande">The request; what it holds now is sent.</param>
        /// <param name="cancellationToken">Gives the call up: nobody knows then whether the request is recorded.</param>
        /// <returns>Ends when the request is accepted.</returns>
        /// <exception cref="ArgumentException">Fields are missing or not as the contract says; the message names them all, and
        /// nothing was sent.</exception>
        /// <exception cref="AssureException">The server refused the request, with all its faults, or did not answer; it has the
        /// request as it was sent.</exception>
        public Task SettleAsync(TDemande demande, CancellationToken cancellationToken = default(CancellationToken))
        {
            return calls.SettleAsync(
                (demande ?? throw new ArgumentNullException(nameof(demande))).ToReglement(), cancellationToken);
        }

        /// <summary>A token for these calls, for whoever sends some request in another way; the same one that this client uses.</summary>
        /// <param name="cancellationToken">Gives the waiting up.</param>
        /// <returns>The token, a secret.</returns>
        /// <exception cref="AssureException">The server gave none.</exception>
        public Task<string> TokenAsync(CancellationToken cancellationToken = default(CancellationToken))
        {
            return calls.TokenAsync(fonction, cancellationToken);
        }
    }
}
