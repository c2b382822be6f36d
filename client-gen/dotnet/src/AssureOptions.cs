using System;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace Lalux.Assure
{
    /// <summary>
    /// What a client is made of. Given have to be <see cref="Endpoints"/> and how to get a token: <see cref="ClientId"/> and
    /// <see cref="ClientSecret"/>, or <see cref="AccessToken"/>. Read once, by the client's constructor.
    /// </summary>
    public sealed class AssureOptions
    {
        /// <summary>RFC 9110, section 5.6.2.</summary>
        private const string Token = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+\\z";

        private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

        /// <summary>Where the API is: <see cref="AssureEndpoints.Production"/>, or a sandbox.</summary>
        public AssureEndpoints Endpoints { get; set; }

        /// <summary>The identifier that LALUX gave an application that keeps its own secret.</summary>
        public string ClientId { get; set; }

        /// <summary>The secret that goes with it.</summary>
        public string ClientSecret { get; set; }

        /// <summary>
        /// For an application that gets its tokens by itself (an expert who signed in). Called once for each call, from any
        /// thread. A token that is refused ends in an <see cref="AssureException"/> of status 401: only the application can get
        /// another one.
        /// </summary>
        public Func<CancellationToken, Task<string>> AccessToken { get; set; }

        /// <summary>
        /// How long one request may take, connection and answer included; 60 seconds unless set, a day at most. A call may
        /// consist of several: a token, another try.
        /// </summary>
        public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

        /// <summary>The language of the problems' texts: <c>fr</c> unless set; <c>en</c> is the other one.</summary>
        public string Language { get; set; } = "fr";

        /// <summary>
        /// How often a request is sent again when no answer came, or 408, 429, or one that says that the server is in trouble (500,
        /// 502, 503, 504); 3 times unless set. Between two it waits as <c>Retry-After</c> asks, or else longer each time, 30
        /// seconds at most; if the server asks for more, that is <see cref="AssureException.RetryAfter"/>.
        /// </summary>
        public int Retries { get; set; } = 3;

        /// <summary>
        /// Name and version of your software, for the insurer's support: <c>User-Agent</c> names it before the library, such as
        /// <c>garage/2.1</c>.
        /// </summary>
        public string Application { get; set; }

        /// <summary>The way out of the house, with its credentials if it wants some; unless set, that of the system.</summary>
        public IWebProxy Proxy { get; set; }

        /// <summary>
        /// What sends, for an authority or a client certificate of your own, or for tests; it must not follow redirections and
        /// stays yours: it is not disposed of. Instead of <see cref="Proxy"/>.
        /// </summary>
        public HttpMessageHandler Handler { get; set; }

        internal string UserAgent => Application == null ? Version.UserAgent : Application + " " + Version.UserAgent;

        internal void Check()
        {
            Require(Endpoints != null, nameof(Endpoints), Words.Of("absent : AssureEndpoints.Production, ou un bac à sable", "not given: AssureEndpoints.Production, or a sandbox"));
            Require(
                AccessToken != null ? ClientId == null && ClientSecret == null : ClientId != null && ClientSecret != null,
                nameof(ClientId),
                Words.Of(
                    "ClientId et ClientSecret, ou AccessToken : comment obtenir un jeton",
                    "ClientId and ClientSecret, or AccessToken: how to get a token"));
            Require(Timeout > TimeSpan.Zero && Timeout <= LongestTimeout, nameof(Timeout), Words.Of("supérieur à zéro, un jour au plus", "more than nothing, a day at most"));
            Require(Retries >= 0, nameof(Retries), Words.Of("zéro ou davantage", "none, or more"));
            Require(Regex.IsMatch(Language ?? "", "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*\\z"), nameof(Language), Words.Of("par exemple fr ou en", "such as fr or en"));
            Require(Handler == null || Proxy == null, nameof(Proxy), Words.Of("le handler a son propre proxy", "the handler has a proxy of its own"));
            if (Application != null)
            {
                string[] parts = Application.Split('/');
                Require(
                    parts.Length == 2 && Regex.IsMatch(parts[0], Token) && Regex.IsMatch(parts[1], Token),
                    nameof(Application),
                    Words.Of(
                        "un nom et une version, comme garage/2.1, sans blancs ni accents",
                        "a name and a version, such as garage/2.1, without blanks or accents"));
            }
        }

        private static void Require(bool kept, string name, string what)
        {
            if (!kept)
            {
                throw new ArgumentException(what, name);
            }
        }
    }
}
