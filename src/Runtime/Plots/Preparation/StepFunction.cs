using System.Runtime.InteropServices;

namespace AiPerf.Plot.Plots;

/// <summary>A quantity that holds from one moment to the next; the last value ends it.</summary>
/// <param name="X">Moments, ascending.</param>
/// <param name="Y">The value from each moment on, as many.</param>
internal sealed record StepFunction(double[] X, double[] Y)
{
    /// <summary>The integral from the first to the last moment.</summary>
    public double Integral()
    {
        double sum = 0;
        for (int i = 0; i + 1 < X.Length; i++)
            sum += Y[i] * (X[i + 1] - X[i]);
        return sum;
    }

    /// <summary>The value that the function stays below for half of the time while it is above zero.</summary>
    public double TimeWeightedMedian()
    {
        // A count takes few values, however often it changes.
        Dictionary<double, double> weights = [];
        double total = 0;
        for (int i = 0; i + 1 < X.Length; i++)
        {
            if (Y[i] > 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(weights, Y[i], out _) += X[i + 1] - X[i];
                total += X[i + 1] - X[i];
            }
        }

        double reached = 0;
        foreach ((double value, double weight) in weights.OrderBy(pair => pair.Key))
        {
            reached += weight;
            if (weight > 0 && reached >= total / 2)
                return value;
        }

        return double.NaN;
    }

    /// <summary>When the function first reaches a value, and when it last falls below it.</summary>
    public (double First, double Last) ReachedBetween(double value)
    {
        int first = Array.FindIndex(Y, y => y >= value);
        int last = Array.FindLastIndex(Y, y => y >= value);
        return first < 0 ? (double.NaN, double.NaN) : (X[first], X[Math.Min(last + 1, X.Length - 1)]);
    }

    /// <summary>
    /// Bins of equal width: the time-weighted mean, and the smallest and largest value in each. The integral is kept, whatever
    /// the width (spec plots R-46).
    /// </summary>
    /// <param name="width">The width of a bin in x units, above 0.</param>
    public BinnedSteps Binned(double width)
    {
        double origin = X[0];
        double end = X[^1];
        int count = Math.Max((int)Math.Ceiling((end - origin) / width - 1e-9), 1);
        double[] x = new double[count + 1];
        double[] mean = new double[count + 1];
        double[] low = new double[count + 1];
        double[] high = new double[count + 1];
        int piece = 0;
        for (int bin = 0; bin < count; bin++)
        {
            double from = origin + bin * width;
            double to = bin + 1 == count ? end : origin + (bin + 1) * width;
            double sum = 0;
            (double smallest, double largest) = (double.PositiveInfinity, double.NegativeInfinity);
            for (int i = piece; i + 1 < X.Length && X[i] < to; i++)
            {
                double overlap = Math.Min(X[i + 1], to) - Math.Max(X[i], from);
                if (X[i + 1] <= to)
                    piece = i + 1;
                if (!(overlap > 0))
                    continue;
                sum += Y[i] * overlap;
                smallest = Math.Min(smallest, Y[i]);
                largest = Math.Max(largest, Y[i]);
            }

            (x[bin], mean[bin], low[bin], high[bin]) = (from, sum / (to - from), smallest, largest);
        }

        (x[count], mean[count], low[count], high[count]) = (end, Y[^1], Y[^1], Y[^1]);
        return new(x, mean, low, high, width);
    }
}

/// <summary>A step function in bins of equal width; the last entry closes the last bin.</summary>
/// <param name="X">Where each bin begins.</param>
/// <param name="Mean">The time-weighted mean in each bin.</param>
/// <param name="Low">The smallest value in each bin.</param>
/// <param name="High">The largest value in each bin.</param>
/// <param name="Width">The width of a bin.</param>
internal sealed record BinnedSteps(double[] X, double[] Mean, double[] Low, double[] High, double Width);
