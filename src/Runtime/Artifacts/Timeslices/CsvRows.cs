namespace AiPerf.Plot.Artifacts;

/// <summary>Reads comma-separated rows as RFC 4180 describes them, with any line ends.</summary>
internal sealed class CsvRows(string text)
{
    /// <summary>Fields of a row that can be asked for; those behind are counted.</summary>
    public const int MaxFields = 256;

    private readonly List<(int Start, int Length, string? Unescaped)> _fields = [];
    private int _position;
    private int _nextLine = 1;

    /// <summary>The 1-based line on which the row read last begins.</summary>
    public int Line { get; private set; }

    /// <summary>The number of fields of the row read last.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the row read last ends inside a quoted field, at the end of the file.</summary>
    public bool IsUnclosed { get; private set; }

    /// <summary>Whether the row read last is a blank line.</summary>
    public bool IsBlank => Count == 1 && this[0].IsWhiteSpace();

    /// <summary>A field of the row read last.</summary>
    public ReadOnlySpan<char> this[int index] => _fields[index] switch
    {
        { Unescaped: { } unescaped } => unescaped,
        var field => text.AsSpan(field.Start, field.Length),
    };

    /// <summary>Reads the next row.</summary>
    public bool Read()
    {
        _fields.Clear();
        Count = 0;
        Line = _nextLine;
        if (_position >= text.Length)
            return false;
        while (ReadField())
        {
        }

        return true;
    }

    /// <summary>Reads a field and what ends it.</summary>
    /// <returns>Whether another field follows.</returns>
    private bool ReadField()
    {
        if (_position < text.Length && text[_position] == '"')
            ReadQuoted();
        else
            ReadPlain();

        if (_position >= text.Length)
            return false;
        char end = text[_position++];
        if (end == ',')
            return true;
        if (end == '\r' && _position < text.Length && text[_position] == '\n')
            _position++;
        _nextLine++;
        return false;
    }

    private void ReadPlain()
    {
        int length = text.AsSpan(_position).IndexOfAny(',', '\r', '\n');
        if (length < 0)
            length = text.Length - _position;
        Add((_position, length, null));
        _position += length;
    }

    private void ReadQuoted()
    {
        int start = ++_position;
        bool hasQuotes = false;
        while (true)
        {
            int next = text.IndexOf('"', _position);
            if (next < 0)
            {
                IsUnclosed = true;
                next = text.Length;
            }
            else if (next + 1 < text.Length && text[next + 1] == '"')
            {
                hasQuotes = true;
                _position = next + 2;
                continue;
            }

            string content = text[start..next];
            _nextLine += content.Count('\n');
            _position = Math.Min(next + 1, text.Length);
            // What follows the closing quote up to the next separator is kept, as spreadsheets keep it.
            int tail = text.AsSpan(_position).IndexOfAny(',', '\r', '\n');
            tail = tail < 0 ? text.Length - _position : tail;
            string field = string.Concat(hasQuotes ? content.Replace("\"\"", "\"", StringComparison.Ordinal) : content, text.AsSpan(_position, tail));
            _position += tail;
            Add((0, 0, field));
            return;
        }
    }

    private void Add((int Start, int Length, string? Unescaped) field)
    {
        Count++;
        if (Count <= MaxFields)
            _fields.Add(field);
    }
}
