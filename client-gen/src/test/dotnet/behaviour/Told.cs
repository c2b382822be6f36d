using System;

/// <summary>Told at once, on the thread that reads.</summary>
internal sealed class Told : IProgress<long>
{
    private readonly Action<long> told;

    internal Told(Action<long> told)
    {
        this.told = told;
    }

    public void Report(long value) => told(value);
}
