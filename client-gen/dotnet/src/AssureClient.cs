using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>
    /// The Assure API: upload each file, then ask for the settlement, naming the keys. The calls of a repairer are in
    /// <see cref="Reparateur"/>, those of an expert in <see cref="Expert"/>.
    /// </summary>
    /// <remarks>
    /// <para>Thread-safe: one instance for a whole application. Tokens are fetched when they are first needed, kept, and renewed
    /// before they expire, one renewal at a time. Every call that does not end with the expected answer throws an
    /// <see cref="AssureException"/>, or an <see cref="OperationCanceledException"/> if it was cancelled.</para>
    /// <para>Sent again by itself (<see cref="AssureOptions.Retries"/>) is whatever found no answer, 408, 429, 500, 502, 503 or 504.
    /// For a settlement request that is always right: the same one again is the same one (D19). An upload is not idempotent:
    /// after a lost answer its file may be kept twice. Only the second key is ever seen, and the server removes the first copy in
    /// its time.</para>
    /// <para>Without an answer nobody knows whether a settlement request is recorded. The exception has the request,
    /// <see cref="AssureException.Reglement"/>: sent again later by <see cref="SettleAsync"/>, as it is, it is the same one. Whoever
    /// cancels calls takes the request beforehand, <see cref="Demande.ToReglement"/>, and sends that.</para>
    /// </remarks>
    public sealed class AssureClient : IDisposable
    {
        private readonly Calls calls;

        /// <summary>Makes the client. Nothing is sent yet.</summary>
        /// <param name="options">What it is made of; not read again later.</param>
        /// <exception cref="ArgumentException">Something is missing, or cannot be so; the message says what.</exception>
        public AssureClient(AssureOptions options)
        {
            if (options == null)
            {
                throw new ArgumentNullException(nameof(options));
            }
            options.Check();
            HttpClient http = options.Handler == null
                ? new HttpClient(OwnHandler(options), true)
                : new HttpClient(options.Handler, false);
            Transport transport = new Transport(http, options.Timeout, options.UserAgent);
            Retries retries = new Retries(transport, options.Retries);
            ITokens tokens;
            if (options.AccessToken == null)
            {
                tokens = new KeptTokens(new ClientCredentials(
                    retries, options.Endpoints.Tokens("/token"), options.ClientId, options.ClientSecret, options.Language));
            }
            else
            {
                tokens = new GivenTokens(options.AccessToken);
            }
            calls = new Calls(options.Endpoints, transport, retries, tokens, options.Language);
            Reparateur = new FonctionClient<DemandeReparateur>(calls, Fonction.Reparateur);
            Expert = new FonctionClient<DemandeExpert>(calls, Fonction.Expert);
        }

        /// <summary>A repairer's calls.</summary>
        public FonctionClient<DemandeReparateur> Reparateur { get; }

        /// <summary>An expert's calls.</summary>
        public FonctionClient<DemandeExpert> Expert { get; }

        /// <summary>Uploads a file, for an application that serves both functions.</summary>
        /// <param name="fonction">Whose file it is.</param>
        /// <param name="upload">The file; one that is larger than <see cref="Upload.MaxBytes"/> is not sent, its verdict is
        /// <see cref="StatutDepot.FileTooBig"/>.</param>
        /// <param name="cancellationToken">Gives the call up, and its connection.</param>
        /// <returns>The verdict; an infected file is a result, not an exception.</returns>
        /// <exception cref="System.IO.IOException">The file cannot be read, or was changed meanwhile.</exception>
        /// <exception cref="AssureException">The server refused the request, or did not answer.</exception>
        public Task<Depot> UploadAsync(
            Fonction fonction, Upload upload, CancellationToken cancellationToken = default(CancellationToken))
        {
            return calls.UploadAsync(
                fonction ?? throw new ArgumentNullException(nameof(fonction)),
                upload ?? throw new ArgumentNullException(nameof(upload)),
                cancellationToken);
        }

        /// <summary>
        /// Sends a settlement request of either function, such as one that found no answer before. When this returns, the
        /// request is recorded; the same request again does no harm.
        /// </summary>
        /// <param name="reglement">The request.</param>
        /// <param name="cancellationToken">Gives the call up: nobody knows then whether the request is recorded.</param>
        /// <returns>Ends when the request is accepted.</returns>
        /// <exception cref="AssureException">The server refused the request, with all its faults, or did not answer; it has the
        /// request.</exception>
        public Task SettleAsync(Reglement reglement, CancellationToken cancellationToken = default(CancellationToken))
        {
            return calls.SettleAsync(reglement ?? throw new ArgumentNullException(nameof(reglement)), cancellationToken);
        }

        /// <summary>
        /// Forgets tokens and secret, and cuts what is on its way, which ends with an exception as if no answer had come. Every
        /// later call ends with an <see cref="ObjectDisposedException"/>.
        /// </summary>
        public void Dispose()
        {
            calls.Dispose();
        }

        private static HttpClientHandler OwnHandler(AssureOptions options)
        {
            HttpClientHandler handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
            if (options.Proxy != null)
            {
                handler.Proxy = options.Proxy;
                handler.UseProxy = true;
            }
            return handler;
        }
    }
}
