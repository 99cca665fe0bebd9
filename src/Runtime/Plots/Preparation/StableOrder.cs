namespace AiPerf.Plot.Plots;

/// <summary>
/// Orders places by whole numbers, those with equal ones as they were. A radix sort: it compares nothing, and requests that are nearly in
/// order already are read nearly in sequence.
/// </summary>
internal static class StableOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>The places by ascending key.</summary>
    /// <param name="keys">A key a place.</param>
    /// <param name="places">All places in their present order.</param>
    public static int[] By(long[] keys, int[] places)
    {
        if (places.Length == 0)
            return [];
        long least = keys.Min();
        ulong span = (ulong)(keys.Max() - least);
        int[] from = [.. places];
        int[] to = new int[places.Length];
        int[] next = new int[Digits];
        for (int shift = 0; shift < 64 && span >> shift > 0; shift += DigitBits)
        {
            // How many places have each digit does not depend on their order.
            Array.Clear(next);
            foreach (long key in keys)
                next[Digit(key, least, shift)]++;
            int sum = 0;
            for (int digit = 0; digit < Digits; digit++)
                (next[digit], sum) = (sum, sum + next[digit]);
            foreach (int place in from)
                to[next[Digit(keys[place], least, shift)]++] = place;
            (from, to) = (to, from);
        }

        return from;
    }

    private static int Digit(long key, long least, int shift) => (int)((ulong)(key - least) >> shift) & (Digits - 1);
}
