using System;

namespace Lalux.Assure
{
    /// <summary>A token, and until when it is used: not in the last minute of its life, or in the last tenth of a short one.</summary>
    internal sealed class HeldToken
    {
        private const int ShortMargin = 10;

        private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

        private readonly DateTime until;

        internal HeldToken(string token, DateTime from, TimeSpan lifetime)
        {
            TimeSpan tenth = new TimeSpan(lifetime.Ticks / ShortMargin);
            Token = token;
            until = from + lifetime - (tenth < Margin ? tenth : Margin);
        }

        internal string Token { get; }

        internal bool IsGood => DateTime.UtcNow < until;
    }
}
