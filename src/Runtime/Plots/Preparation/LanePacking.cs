using System.Numerics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Intervals in lanes so that none overlaps another in its lane (spec plots A.10).</summary>
/// <param name="Lanes">Each interval's lane, from 0.</param>
/// <param name="Count">Lanes used: the most intervals at one moment, where each lasts longer than no time.</param>
internal sealed record LanePacking(int[] Lanes, int Count)
{
    /// <summary>
    /// Gives the intervals, by start, then end, then place, each the first lane that is free; a lane is free from the moment at which its
    /// interval ends.
    /// </summary>
    /// <param name="starts">Where they start.</param>
    /// <param name="ends">Where they end, as many.</param>
    public static LanePacking Of(long[] starts, long[] ends)
    {
        // Two sorts take the place of a heap of ends: lanes become free in the order of the first while requests start in that of the second.
        int[] byEnd = RadixSort.Order(ends);
        int[] byStart = RadixSort.Order(starts, byEnd);
        int[] lanes = new int[starts.Length];
        FreeLanes free = new(starts.Length);
        int count = 0;
        int ended = 0;
        foreach (int i in byStart)
        {
            for (; ended < byEnd.Length && ends[byEnd[ended]] <= starts[i]; ended++)
            {
                if (Lasts(byEnd[ended]))
                    free.Add(lanes[byEnd[ended]]);
            }

            lanes[i] = free.First();
            count = Math.Max(count, lanes[i] + 1);
            if (Lasts(i))
                free.Remove(lanes[i]);
        }

        return new(lanes, count);

        bool Lasts(int i) => ends[i] > starts[i];
    }

    /// <summary>The free ones of so many lanes, as bits in a tree of words: a bit of a level says that a word of the level below has one.</summary>
    private sealed class FreeLanes
    {
        private readonly List<ulong[]> _levels = [];

        public FreeLanes(int count)
        {
            do
            {
                // Bits beyond the last lane stay set, and are never the first: there are as many lanes as intervals.
                count = (count + 63) / 64;
                ulong[] level = new ulong[Math.Max(count, 1)];
                Array.Fill(level, ulong.MaxValue);
                _levels.Add(level);
            }
            while (count > 1);
        }

        public int First()
        {
            int place = 0;
            for (int i = _levels.Count - 1; i >= 0; i--)
                place = place * 64 + BitOperations.TrailingZeroCount(_levels[i][place]);
            return place;
        }

        public void Add(int lane)
        {
            foreach (ulong[] level in _levels)
            {
                bool hadAny = level[lane >> 6] != 0;
                level[lane >> 6] |= 1UL << lane;
                if (hadAny)
                    return;
                lane >>= 6;
            }
        }

        public void Remove(int lane)
        {
            foreach (ulong[] level in _levels)
            {
                level[lane >> 6] &= ~(1UL << lane);
                if (level[lane >> 6] != 0)
                    return;
                lane >>= 6;
            }
        }
    }
}
