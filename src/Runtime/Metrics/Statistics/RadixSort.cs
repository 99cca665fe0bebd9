using System.Runtime.InteropServices;

namespace AiPerf.Plot.Metrics;

/// <summary>
/// Sorts numbers digit by digit, the lowest first: it compares nothing, takes the same time whatever the order, is stable, and requests
/// that are nearly in order already are read nearly in sequence.
/// </summary>
internal static class RadixSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    // Fewer are compared in less time than it takes to count digits.
    private const int Few = 2048;

    /// <summary>A whole number that orders as a value does; -0 and 0 are one.</summary>
    /// <param name="value">Any value but not-a-number.</param>
    public static long Key(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }

    /// <summary>Sorts values in ascending order.</summary>
    /// <param name="values">Without not-a-number.</param>
    public static void Ascending(Span<double> values)
    {
        if (values.Length < Few)
        {
            values.Sort();
            return;
        }

        // The keys take the values' own place.
        Span<long> keys = MemoryMarshal.Cast<double, long>(values);
        for (int i = 0; i < keys.Length; i++)
            keys[i] = Key(values[i]);
        Ascending(keys);
        for (int i = 0; i < keys.Length; i++)
            keys[i] ^= (keys[i] >> 63) & long.MaxValue;
    }

    /// <summary>Sorts values in ascending order.</summary>
    public static void Ascending(Span<long> values)
    {
        if (values.Length < Few || IsAscending(values))
        {
            values.Sort();
            return;
        }

        (long least, ulong span) = Range(values);
        using Scratch<long> other = new(values.Length);
        Span<long> from = values;
        Span<long> to = other.Span;
        Span<int> next = new int[Digits];
        bool isMoved = false;
        for (int shift = 0; shift < 64 && span >> shift > 0; shift += DigitBits)
        {
            next.Clear();
            foreach (long value in from)
                next[Digit(value, least, shift)]++;
            if (!Accumulate(next, from.Length))
                continue;
            foreach (long value in from)
                to[next[Digit(value, least, shift)]++] = value;
            Span<long> swapped = from;
            from = to;
            to = swapped;
            isMoved = !isMoved;
        }

        if (isMoved)
            from.CopyTo(values);
    }

    /// <summary>Sorts keys in ascending order, each with its value; those with equal keys stay as they were.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="values">A value a key.</param>
    public static void Ascending(Span<long> keys, Span<double> values)
    {
        if (IsAscending(keys))
            return;
        (long least, ulong span) = Range(keys);
        using Scratch<long> otherKeys = new(keys.Length);
        using Scratch<double> otherValues = new(keys.Length);
        Span<long> fromKeys = keys;
        Span<double> fromValues = values;
        Span<long> toKeys = otherKeys.Span;
        Span<double> toValues = otherValues.Span;
        Span<int> next = new int[Digits];
        bool isMoved = false;
        for (int shift = 0; shift < 64 && span >> shift > 0; shift += DigitBits)
        {
            next.Clear();
            foreach (long key in fromKeys)
                next[Digit(key, least, shift)]++;
            if (!Accumulate(next, fromKeys.Length))
                continue;
            for (int i = 0; i < fromKeys.Length; i++)
            {
                int to = next[Digit(fromKeys[i], least, shift)]++;
                toKeys[to] = fromKeys[i];
                toValues[to] = fromValues[i];
            }

            Span<long> swappedKeys = fromKeys;
            fromKeys = toKeys;
            toKeys = swappedKeys;
            Span<double> swappedValues = fromValues;
            fromValues = toValues;
            toValues = swappedValues;
            isMoved = !isMoved;
        }

        if (isMoved)
        {
            fromKeys.CopyTo(keys);
            fromValues.CopyTo(values);
        }
    }

    /// <summary>The places by ascending key, those with equal ones as they were.</summary>
    /// <param name="keys">A key a place.</param>
    /// <param name="places">All places in their present order.</param>
    public static int[] Order(long[] keys, int[] places)
    {
        if (places.Length == 0)
            return [];
        (long least, ulong span) = Range(keys);
        int[] from = [.. places];
        int[] to = new int[places.Length];
        int[] next = new int[Digits];
        for (int shift = 0; shift < 64 && span >> shift > 0; shift += DigitBits)
        {
            // How many places have each digit does not depend on their order.
            Array.Clear(next);
            foreach (long key in keys)
                next[Digit(key, least, shift)]++;
            if (!Accumulate(next, keys.Length))
                continue;
            foreach (int place in from)
                to[next[Digit(keys[place], least, shift)]++] = place;
            (from, to) = (to, from);
        }

        return from;
    }

    /// <summary>The places of the values by ascending key, those with equal ones as they were.</summary>
    /// <param name="keys">A key a place.</param>
    public static int[] Order(long[] keys)
    {
        int[] places = new int[keys.Length];
        for (int i = 0; i < places.Length; i++)
            places[i] = i;
        return IsAscending(keys) ? places : Order(keys, places);
    }

    /// <summary>The places of the values in ascending order, those of equal ones as they were.</summary>
    /// <param name="values">Without not-a-number.</param>
    public static int[] Order(double[] values) => Order(Array.ConvertAll(values, Key));

    private static (long Least, ulong Span) Range(ReadOnlySpan<long> keys)
    {
        long least = long.MaxValue;
        long largest = long.MinValue;
        foreach (long key in keys)
        {
            least = Math.Min(least, key);
            largest = Math.Max(largest, key);
        }

        return (least, (ulong)(largest - least));
    }

    private static bool IsAscending(ReadOnlySpan<long> keys)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            if (keys[i] < keys[i - 1])
                return false;
        }

        return true;
    }

    // Turns the number of each digit into where the first of them goes; false where all have one digit, and nothing moves.
    private static bool Accumulate(Span<int> next, int count)
    {
        int sum = 0;
        for (int digit = 0; digit < next.Length; digit++)
        {
            int here = next[digit];
            if (here == count)
                return false;
            next[digit] = sum;
            sum += here;
        }

        return true;
    }

    private static int Digit(long key, long least, int shift) => (int)((ulong)(key - least) >> shift) & (Digits - 1);
}
