using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Net;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace Lalux.Assure
{
    /// <summary>
    /// A call that did not succeed: the server refused it (<see cref="Status"/> is its answer's), or no usable answer came
    /// (<see cref="Status"/> is 0 and <see cref="Exception.InnerException"/> says why). Nothing that was refused has been
    /// recorded; after a missing answer the same settlement request, <see cref="Reglement"/>, may be sent again, since it is
    /// idempotent (D19).
    /// </summary>
    /// <remarks>
    /// The message names operation, status, problem type, pointers and codes, of a refused token the server's words, of a missing answer its
    /// cause: nothing of the request's content, and no secret; it is one line of at most 4 096 characters, whatever the server wrote.
    /// </remarks>
    public sealed class AssureException : Exception
    {
        private const int Longest = 4096;

        private static readonly ReadOnlyCollection<Fault> NoFaults = new List<Fault>().AsReadOnly();

        private AssureException(string message, Exception cause, int status, Problem problem)
            : base(Line(message), cause)
        {
            Status = status;
            Problem = problem;
        }

        private AssureException(AssureException same)
            : base(same.Message, same.InnerException)
        {
            Status = same.Status;
            Problem = same.Problem;
            OAuth2Error = same.OAuth2Error;
            OAuth2Description = same.OAuth2Description;
            RetryAfter = same.RetryAfter;
            Reglement = same.Reglement;
        }

        /// <summary>The HTTP status of the answer; 0 if there was none.</summary>
        public int Status { get; }

        /// <summary>The problem that the server described; null if it did not.</summary>
        public Problem Problem { get; }

        /// <summary>Everything that is wrong with the request; empty if the server named nothing.</summary>
        public IReadOnlyList<Fault> Faults => Problem?.Faults ?? NoFaults;

        /// <summary>The error code of a refused token (RFC 6749, section 5.2), such as <c>invalid_client</c>, or null.</summary>
        public string OAuth2Error { get; private set; }

        /// <summary>The server's words on a refused token, for a person to read, or null.</summary>
        public string OAuth2Description { get; private set; }

        /// <summary>How long the server asked to wait before the next try (<c>Retry-After</c>), or null.</summary>
        public TimeSpan? RetryAfter { get; private set; }

        /// <summary>
        /// The settlement request that was not accepted, with its keys, to be sent again by
        /// <see cref="AssureClient.SettleAsync"/> after a missing answer; null if there was none.
        /// </summary>
        public Reglement Reglement { get; private set; }

        /// <summary>What to quote to support: the identifier that the server gave this very refusal, or null.</summary>
        public string RequestId => Problem?.Instance;

        /// <summary>Whether the server's certificate is not trusted: another try would meet the same one.</summary>
        public bool Untrusted => IsUntrusted(InnerException);

        internal static AssureException NoAnswer(string operation, Exception cause)
        {
            string why = IsUntrusted(cause)
                ? Words.Of("le certificat du serveur n'est pas approuvé", "the server's certificate is not trusted")
                : Why(cause);
            return new AssureException(operation + Words.Of(" : pas de réponse (", ": no answer (") + why + ")", cause, 0, null);
        }

        /// <summary>
        /// HttpClient's own words are the same whatever has happened; what has is at the bottom. But nobody cancelled a call that
        /// took too long.
        /// </summary>
        private static string Why(Exception cause)
        {
            return cause.GetType().Name + ": " + (cause is TimeoutException ? cause : cause.GetBaseException()).Message;
        }

        /// <summary><paramref name="why"/>: nothing of the answer itself, which may have a secret.</summary>
        internal static AssureException Unreadable(string operation, int status, string why)
        {
            return new AssureException(
                operation + ": " + status + Words.Of(", pas une réponse du contrat (", ", not an answer of the contract (")
                    + (status == (int)HttpStatusCode.ProxyAuthenticationRequired
                        ? Words.Of("le proxy veut des identifiants", "the proxy wants credentials")
                        : why)
                    + ")",
                null,
                status,
                null);
        }

        internal static AssureException Refused(string operation, Problem problem)
        {
            string faults = string.Join(", ", problem.Faults.Select(fault => fault.Pointer + " " + fault.Code));
            return new AssureException(
                operation + ": " + problem.Status + " " + problem.Type + (faults.Length == 0 ? "" : " [" + faults + "]")
                    + (problem.Instance == null ? "" : " (" + problem.Instance + ")"),
                null,
                problem.Status,
                problem);
        }

        /// <summary><paramref name="description"/>: the server's words, or null; without the client's secret.</summary>
        internal static AssureException TokenRefused(string operation, int status, string error, string description)
        {
            string words = string.IsNullOrWhiteSpace(description) ? "" : " (" + description + ")";
            return new AssureException(operation + ": " + status + " " + error + words, null, status, null)
            {
                OAuth2Error = error,
                OAuth2Description = description
            };
        }

        internal AssureException With(TimeSpan? retryAfter) => new AssureException(this) { RetryAfter = retryAfter };

        internal AssureException With(Reglement reglement) => new AssureException(this) { Reglement = reglement };

        private static bool IsUntrusted(Exception cause)
        {
            for (Exception one = cause; one != null; one = one.InnerException)
            {
                if (one is AuthenticationException || (one as WebException)?.Status == WebExceptionStatus.TrustFailure)
                {
                    return true;
                }
            }
            return false;
        }

        /// <summary>Without what a console, or a log, would take for a line's end or for a command.</summary>
        private static string Line(string message)
        {
            string line = Regex.Replace(message, "[\\x00-\\x1F\\x7F-\\x9F\\u2028\\u2029]", "?");
            return line.Length > Longest ? line.Substring(0, Longest - 1) + "…" : line;
        }
    }
}
