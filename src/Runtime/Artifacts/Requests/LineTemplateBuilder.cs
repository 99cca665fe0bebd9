namespace AiPerf.Plot.Artifacts;

/// <summary>Notes where the values of a line stand while the strict parser reads it, and makes a <see cref="LineTemplate"/> of that.</summary>
internal sealed unsafe class LineTemplateBuilder
{
    private const int MaxHoles = 400;
    private const int MaxLiteralBytes = 64 << 10;

    private readonly List<(int Start, int End, TemplatePart Part)> _holes = [];
    private bool _isRepeatable;

    /// <summary>Starts a line.</summary>
    public void Begin()
    {
        _holes.Clear();
        _isRepeatable = true;
    }

    /// <summary>Notes that the line must not serve as a template, since the places of its values do not tell their meaning.</summary>
    public void Refuse() => _isRepeatable = false;

    /// <summary>Notes a value.</summary>
    public void Add(HoleKind kind, long start, long end, ScratchColumn? column = null)
    {
        if (_holes.Count >= MaxHoles)
            _isRepeatable = false;
        else
            _holes.Add(((int)start, (int)end, new TemplatePart { Kind = kind, Column = column }));
    }

    /// <summary>Gives the latest hole of the column its unit.</summary>
    public void SetUnit(ScratchColumn column, string unit)
    {
        int i = _holes.FindLastIndex(hole => hole.Part.Column == column);
        if (i < 0)
            return;
        (int start, int end, TemplatePart part) = _holes[i];
        part.Unit = unit;
        _holes[i] = (start, end, part);
    }

    /// <summary>The template of the line, or <see langword="null"/> when it can have none.</summary>
    public LineTemplate? Build(byte* line, int length, RequestStatus status, bool isWarmup)
    {
        if (!_isRepeatable)
            return null;
        while (line[length - 1] is (byte)' ' or (byte)'\t' or (byte)'\r')
            length--;

        var parts = new TemplatePart[_holes.Count + 1];
        int padded = 0;
        int position = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            bool isLast = i == _holes.Count;
            parts[i] = isLast ? new TemplatePart { Kind = HoleKind.LineEnd } : _holes[i].Part;
            parts[i].LiteralLength = (isLast ? length : _holes[i].Start) - position;
            padded += Padded(parts[i].LiteralLength);
            position = isLast ? length : _holes[i].End;
        }

        if (padded > MaxLiteralBytes)
            return null;

        byte[] literals = GC.AllocateArray<byte>(padded, pinned: true);
        int target = 0;
        position = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            new ReadOnlySpan<byte>(line + position, parts[i].LiteralLength).CopyTo(literals.AsSpan(target));
            target += Padded(parts[i].LiteralLength);
            if (i < _holes.Count)
                position = _holes[i].End;
        }

        return new LineTemplate(literals, parts, status, isWarmup);
    }

    private static int Padded(int length) => (length + 31) & ~31;
}
