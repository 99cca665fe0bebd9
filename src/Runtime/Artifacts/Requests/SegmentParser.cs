namespace AiPerf.Plot.Artifacts;

/// <summary>Reads lines into the rows of a segment, by template where one fits and strictly where none does. One a thread.</summary>
internal sealed unsafe class SegmentParser
{
    private readonly LineTemplates _templates = new();
    private readonly RecordReader _records;

    /// <summary>Makes a parser without any knowledge of layouts.</summary>
    public SegmentParser(int maxMetrics, bool withChunkLatencies = false)
    {
        Scratch = new SegmentScratch(maxMetrics);
        _records = new RecordReader(Scratch, _templates, withChunkLatencies);
    }

    /// <summary>The rows read so far.</summary>
    public SegmentScratch Scratch { get; }

    /// <summary>Reads whole lines.</summary>
    /// <param name="p">The first byte of a line.</param>
    /// <param name="end">The byte after the last line end; <see cref="JsonBytes.Padding"/> more are readable.</param>
    /// <param name="stop">Lines that begin here or later are left alone.</param>
    /// <param name="lastIsCutOff">Whether the last line end does not stand in the file.</param>
    /// <returns>The first byte not read.</returns>
    public byte* Read(byte* p, byte* end, byte* stop, bool lastIsCutOff)
    {
        SegmentScratch scratch = Scratch;
        byte* limit = stop < end ? stop : end;
        while (p < limit)
        {
            scratch.Reserve();
            scratch.Lines++;
            byte* next = _templates.Read(p, scratch);
            p = next != null ? next : ReadUnknown(p, end, lastIsCutOff);
        }

        return p;
    }

    /// <summary>Counts a line that was too long to be read.</summary>
    public void RejectLongLine()
    {
        Scratch.Lines++;
        Scratch.Reject(LineFault.TooLong);
    }

    private byte* ReadUnknown(byte* line, byte* end, bool lastIsCutOff)
    {
        int length = new ReadOnlySpan<byte>(line, (int)(end - line)).IndexOf((byte)'\n');
        byte* lineEnd = line + length;
        if (JsonBytes.SkipBlanks(line) >= lineEnd)
            Scratch.BlankLines++;
        else
            _records.Read(line, length, lastIsCutOff && lineEnd + 1 == end);
        return lineEnd + 1;
    }
}
