using Parquet.Meta;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// What the pages of a column claim to hold. The library takes a page's word and asks for that much memory before it unpacks, so that a damaged
/// byte costs gigabytes; read here first, without unpacking. The format: Thrift's compact protocol, headers and data in turn.
/// </summary>
internal ref struct ParquetPages
{
    // Plain values of the types that a reader of this export reads take at least so many bytes each.
    private const int LeastBytesOfValue = 4;
    private const int MaxDepth = 16;
    private const int DictionaryPage = 2;

    private const int Stop = 0;
    private const int True = 1;
    private const int False = 2;
    private const int Byte = 3;
    private const int Double = 7;
    private const int Binary = 8;
    private const int List = 9;
    private const int Set = 10;
    private const int Map = 11;
    private const int Struct = 12;

    private readonly ReadOnlySpan<byte> _file;
    private int _at;

    private ParquetPages(ReadOnlySpan<byte> file, int at)
    {
        _file = file;
        _at = at;
    }

    /// <summary>The bytes that a column's pages claim to hold unpacked.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="column">The column.</param>
    /// <exception cref="InvalidDataException">When they cannot be pages of that column.</exception>
    public static long Unpacked(ReadOnlySpan<byte> file, ColumnMetaData column)
    {
        // As the library does: which of the two comes first is not told reliably.
        long first = column.DictionaryPageOffset is > 0 and var dictionary ? Math.Min(dictionary, column.DataPageOffset) : column.DataPageOffset;
        long end = first + column.TotalCompressedSize;
        if (first < 0 || end < first || end > file.Length)
            throw Damaged();
        var pages = new ParquetPages(file[..(int)end], (int)first);
        long unpacked = 0;
        long values = 0;
        while (values < column.NumValues)
        {
            (long kind, long size, long packed, long count) = pages.ReadHeader();
            if (size < 0 || packed < 0 || count < 0 || packed > end - pages._at)
                throw Damaged();
            if (kind != DictionaryPage)
                values += count;
            else if (column.Type != Parquet.Meta.Type.FIXED_LEN_BYTE_ARRAY && count > size / LeastBytesOfValue)
                throw Damaged();
            unpacked += size;
            pages._at += (int)packed;
        }

        // Else the library would go on to what follows the column.
        return values == column.NumValues ? unpacked : throw Damaged();
    }

    private (long Kind, long Size, long Packed, long Values) ReadHeader()
    {
        (long kind, long size, long packed, long values) = (-1, -1, -1, 0);
        int field = 0;
        while (NextField(ref field) is var type && type != Stop)
        {
            switch (field)
            {
                case 1:
                    kind = ReadNumber(type);
                    break;
                case 2:
                    size = ReadNumber(type);
                    break;
                case 3:
                    packed = ReadNumber(type);
                    break;
                case 5 or 7 or 8 when type == Struct:
                    values = ReadValues();
                    break;
                default:
                    Skip(type, 0);
                    break;
            }
        }

        return (kind, size, packed, values);
    }

    /// <summary>The first field of the headers of each kind of page.</summary>
    private long ReadValues()
    {
        long values = -1;
        int field = 0;
        while (NextField(ref field) is var type && type != Stop)
        {
            if (field == 1)
                values = ReadNumber(type);
            else
                Skip(type, 1);
        }

        return values;
    }

    private int NextField(ref int field)
    {
        int header = ReadByte();
        int type = header & 15;
        if (type != Stop)
            field = header >> 4 is > 0 and var more ? field + more : (int)ReadZigZag();
        return type;
    }

    private long ReadNumber(int type) => type is > Byte and < Double ? ReadZigZag() : throw Damaged();

    private void Skip(int type, int depth)
    {
        if (depth > MaxDepth)
            throw Damaged();
        switch (type)
        {
            case True or False:
                break;
            case Byte:
                Advance(1);
                break;
            case > Byte and < Double:
                ReadVarint();
                break;
            case Double:
                Advance(sizeof(double));
                break;
            case Binary:
                Advance(ReadVarint());
                break;
            case List or Set:
                int header = ReadByte();
                SkipElements(header >> 4 is < 15 and var few ? (ulong)few : ReadVarint(), depth, header & 15);
                break;
            case Map:
                ulong entries = ReadVarint();
                int types = entries > 0 ? ReadByte() : 0;
                SkipElements(entries, depth, types >> 4, types & 15);
                break;
            case Struct:
                int field = 0;
                while (NextField(ref field) is var inner && inner != Stop)
                    Skip(inner, depth + 1);
                break;
            default:
                throw Damaged();
        }
    }

    private void SkipElements(ulong count, int depth, params ReadOnlySpan<int> types)
    {
        // Each takes a byte at least.
        if (count > (ulong)(_file.Length - _at))
            throw Damaged();
        for (; count > 0; count--)
        {
            foreach (int type in types)
                Skip(type is True or False ? Byte : type, depth + 1);
        }
    }

    private int ReadByte() => _at < _file.Length ? _file[_at++] : throw Damaged();

    private void Advance(ulong bytes) => _at = bytes <= (ulong)(_file.Length - _at) ? _at + (int)bytes : throw Damaged();

    private long ReadZigZag()
    {
        ulong number = ReadVarint();
        return (long)(number >> 1) ^ -(long)(number & 1);
    }

    private ulong ReadVarint()
    {
        ulong number = 0;
        for (int shift = 0; shift < 64; shift += 7)
        {
            int part = ReadByte();
            number |= (ulong)(part & 127) << shift;
            if (part < 128)
                return number;
        }

        throw Damaged();
    }

    private static InvalidDataException Damaged() => new("its pages are damaged");
}
