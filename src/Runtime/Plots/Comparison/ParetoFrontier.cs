using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Points that no other point beats: strict Pareto dominance (spec plots A.1).</summary>
internal static class ParetoFrontier
{
    /// <summary>Marks the points that are not dominated. One point dominates another when it is at least as good in both and better in one; equal points do not dominate one another.</summary>
    /// <param name="x">Finite values.</param>
    /// <param name="y">Finite values, as many.</param>
    /// <param name="xHigher">Whether larger x is better.</param>
    /// <param name="yHigher">Whether larger y is better.</param>
    public static bool[] Of(double[] x, double[] y, bool xHigher, bool yHigher)
    {
        // Best x first, and best y first where those are equal.
        double[] goodX = Array.ConvertAll(x, value => xHigher ? value : -value);
        double[] goodY = Array.ConvertAll(y, value => yHigher ? value : -value);
        int[] order = RadixSort.Order(Array.ConvertAll(goodX, value => ~RadixSort.Key(value)), RadixSort.Order(Array.ConvertAll(goodY, value => ~RadixSort.Key(value))));
        bool[] isOptimal = new bool[x.Length];
        double best = double.NegativeInfinity;
        for (int first = 0; first < order.Length;)
        {
            int next = first;
            double top = goodY[order[first]];
            while (next < order.Length && goodX[order[next]] == goodX[order[first]])
            {
                isOptimal[order[next]] = top > best && goodY[order[next]] == top;
                next++;
            }

            best = Math.Max(best, top);
            first = next;
        }

        return isOptimal;
    }
}
