namespace Lalux.Assure
{
    /// <summary>Who asks: the build writes the version in.</summary>
    internal static class Version
    {
        internal const string UserAgent = "assure-dotnet/${project.version}";
    }
}
