namespace AiPerf.Plot.Artifacts;

/// <summary>The layouts one thread has met, the latest one used first.</summary>
internal sealed unsafe class LineTemplates
{
    private const int Limit = 16;
    private const int RefusalsBeforeReplacing = 32;

    private readonly LineTemplate?[] _templates = new LineTemplate?[Limit];
    private int _count;
    private int _refusals;

    /// <summary>Reads a line if it has a known layout.</summary>
    /// <returns>The byte after the line end, or null when the layout is unknown; then nothing has changed.</returns>
    public byte* Read(byte* line, SegmentScratch scratch)
    {
        for (int i = 0; i < _count; i++)
        {
            LineTemplate template = _templates[i]!;
            byte* next = template.Read(line, scratch);
            if (next == null)
                continue;
            if (i > 0)
            {
                Array.Copy(_templates, 0, _templates, 1, i);
                _templates[0] = template;
            }

            return next;
        }

        return null;
    }

    /// <summary>Adds a layout unless it is known.</summary>
    public void Add(LineTemplate template)
    {
        int least = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_templates[i]!.Equals(template))
                return;
            if (_templates[i]!.Hits <= _templates[least]!.Hits)
                least = i;
        }

        if (_count < Limit)
        {
            _templates[_count++] = template;
            return;
        }

        // Lines that are all different must not push out the layouts that others share.
        if (++_refusals % RefusalsBeforeReplacing != 0)
            return;
        _templates[least] = template;
        for (int i = 0; i < _count; i++)
            _templates[i]!.Hits /= 2;
    }
}
