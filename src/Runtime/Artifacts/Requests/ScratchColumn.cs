using System.Text;

namespace AiPerf.Plot.Artifacts;

/// <summary>The values of one metric in the segment being read. Unused slots hold <see cref="ColumnChunk.Missing"/>.</summary>
internal sealed class ScratchColumn
{
    /// <summary>Makes an empty column.</summary>
    public ScratchColumn(string name, int capacity)
    {
        Name = name;
        NameUtf8 = Encoding.UTF8.GetBytes(name);
        Values = [];
        Grow(capacity);
    }

    /// <summary>The metric's tag.</summary>
    public string Name { get; }

    /// <summary>The tag as it stands in the file when nothing in it is escaped.</summary>
    public byte[] NameUtf8 { get; }

    /// <summary>One slot a row.</summary>
    public double[] Values { get; private set; }

    /// <summary>Whether the segment being read has a value of it.</summary>
    public bool IsUsed { get; set; }

    /// <summary>The unit of the segment's first value that has one.</summary>
    public string? Unit { get; set; }

    /// <summary>Another unit that a later value of the segment has, or <see langword="null"/>.</summary>
    public string? OtherUnit { get; set; }

    /// <summary>Makes room for more rows.</summary>
    public void Grow(int capacity)
    {
        double[] values = new double[capacity];
        Values.CopyTo(values, 0);
        values.AsSpan(Values.Length).Fill(ColumnChunk.Missing);
        Values = values;
    }

    /// <summary>Forgets the segment's values.</summary>
    public void Clear(int rows)
    {
        if (!IsUsed)
            return;
        Values.AsSpan(0, rows).Fill(ColumnChunk.Missing);
        IsUsed = false;
        Unit = null;
        OtherUnit = null;
    }
}
