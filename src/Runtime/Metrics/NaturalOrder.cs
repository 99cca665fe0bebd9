namespace AiPerf.Plot.Metrics;

/// <summary>
/// The order people expect of names with numbers: <c>run_2</c> before <c>run_10</c> (spec plots A.2). Texts are split into runs of
/// ASCII digits and other characters; digits compare by value, everything else by code unit; equal values fall back to the whole text.
/// </summary>
internal sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static NaturalOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);

        int result = CompareNaturally(x, y);
        return result != 0 ? result : string.CompareOrdinal(x, y);
    }

    private static int CompareNaturally(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        while (!x.IsEmpty && !y.IsEmpty)
        {
            ReadOnlySpan<char> left = x[..FirstRun(x)];
            ReadOnlySpan<char> right = y[..FirstRun(y)];
            int result = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0])
                ? CompareNumbers(left.TrimStart('0'), right.TrimStart('0'))
                : left.SequenceCompareTo(right);
            if (result != 0)
                return result;
            x = x[left.Length..];
            y = y[right.Length..];
        }

        return x.Length.CompareTo(y.Length);
    }

    /// <summary>Of two numbers without leading zeros the longer one is larger, however long.</summary>
    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);

    private static int FirstRun(ReadOnlySpan<char> text)
    {
        int end = char.IsAsciiDigit(text[0])
            ? text.IndexOfAnyExceptInRange('0', '9')
            : text.IndexOfAnyInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
