namespace AiPerf.Plot.Artifacts;

/// <summary>A metric over all rows as a list of chunks; rows that no chunk covers have no value.</summary>
internal sealed class RequestColumn(
    string name, string? unit, string? otherUnit, int count, IReadOnlyList<(int FirstRow, ColumnChunk Chunk)> chunks) : NumberColumn
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override string? Unit => unit;

    /// <summary>The first unit in the file that is not <see cref="Unit"/>, or <see langword="null"/> as it should be.</summary>
    public string? OtherUnit => otherUnit;

    /// <inheritdoc/>
    public override int Count => count;

    /// <inheritdoc/>
    public override int PresentCount { get; } = chunks.Sum(part => part.Chunk.PresentCount);

    /// <summary>The memory held for the values.</summary>
    public long Bytes => chunks.Sum(part => part.Chunk.Bytes);

    /// <inheritdoc/>
    public override void CopyTo(Span<double> destination)
    {
        destination = destination[..count];
        int row = 0;
        foreach ((int firstRow, ColumnChunk chunk) in chunks)
        {
            destination[row..firstRow].Fill(double.NaN);
            chunk.CopyTo(destination[firstRow..]);
            row = firstRow + chunk.Count;
        }

        destination[row..].Fill(double.NaN);
    }
}
