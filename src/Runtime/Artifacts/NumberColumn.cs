namespace AiPerf.Plot.Artifacts;

/// <summary>One numeric column of a <see cref="RequestTable"/>, in file order.</summary>
public abstract class NumberColumn
{
    /// <summary>The metric's tag or the metadata field's name.</summary>
    public abstract string Name { get; }

    /// <summary>The unit text of the first value that had one, or <see langword="null"/>.</summary>
    public abstract string? Unit { get; }

    /// <summary>The number of rows, missing ones included.</summary>
    public abstract int Count { get; }

    /// <summary>The number of rows that have a value.</summary>
    public abstract int PresentCount { get; }

    /// <summary>Copies the column; missing values become NaN.</summary>
    /// <param name="destination">At least <see cref="Count"/> long.</param>
    public abstract void CopyTo(Span<double> destination);

    /// <summary>The column as a new array; missing values become NaN.</summary>
    public double[] ToArray()
    {
        double[] values = new double[Count];
        CopyTo(values);
        return values;
    }
}
