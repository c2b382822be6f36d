using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace Lalux.Assure
{
    /// <summary>An answer as it came, and what it says when it is a refusal.</summary>
    internal sealed class Answer
    {
        /// <summary>As all registered ones are; what else may stand there could be a secret that somebody sent back.</summary>
        private const string OAuth2Error = "^[a-z][a-z0-9_]{0,63}\\z";

        private readonly string mediaType;
        private readonly byte[] body;

        internal Answer(int status, string mediaType, TimeSpan? retryAfter, byte[] body)
        {
            Status = status;
            RetryAfter = retryAfter;
            this.mediaType = mediaType;
            this.body = body;
        }

        internal int Status { get; }

        internal TimeSpan? RetryAfter { get; }

        private bool IsProblem => string.Equals(mediaType, "application/problem+json", StringComparison.OrdinalIgnoreCase);

        /// <summary>Null if the body is not one JSON object.</summary>
        internal JsonObject Json() => JsonObject.Read(body);

        /// <summary>A problem by its media type, or by its <c>type</c>; another JSON object is not one.</summary>
        internal AssureException Refusal(string operation)
        {
            JsonObject problem = Json();
            string type = problem?.Text("type");
            if (problem == null || (type == null && !IsProblem))
            {
                return AssureException.Unreadable(operation, Status, problem == null ? Words.Of("illisible", "unreadable") : Words.Of("pas un problème", "no problem")).With(RetryAfter);
            }
            List<Fault> faults = new List<Fault>();
            foreach (JsonObject fault in problem.Objects("errors"))
            {
                faults.Add(new Fault(fault.Text("pointer") ?? "", fault.Text("code") ?? "", fault.Text("detail") ?? ""));
            }
            // RFC 9457, section 4.2.1: what a problem without a type is.
            return AssureException.Refused(
                    operation,
                    new Problem(
                        type ?? "about:blank",
                        problem.Text("title") ?? "",
                        Status,
                        problem.Text("detail"),
                        problem.Text("instance"),
                        faults.AsReadOnly()))
                .With(RetryAfter);
        }

        /// <summary>
        /// The same for the token endpoint, whose errors are those of RFC 6749 (section 5.2), or problems. A description that
        /// <paramref name="isSecret"/> finds a secret in is left out.
        /// </summary>
        internal AssureException TokenRefusal(string operation, Func<string, bool> isSecret)
        {
            if (IsProblem)
            {
                return Refusal(operation);
            }
            JsonObject refusal = Json();
            string error = refusal?.Text("error");
            string description = refusal?.Text("error_description");
            if (description != null && isSecret(description))
            {
                description = null;
            }
            return (error != null && Regex.IsMatch(error, OAuth2Error)
                    ? AssureException.TokenRefused(operation, Status, error, description)
                    : AssureException.Unreadable(operation, Status, Words.Of("pas une erreur", "no error")))
                .With(RetryAfter);
        }
    }
}
