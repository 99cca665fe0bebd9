using System.Text.Json;

namespace AiPerf.Plot.Dashboard;

/// <summary>How data are written into the page: compact JSON whose encoder leaves no markup character as it is, and packed columns.</summary>
internal static class PageText
{
    // Columns shorter than this are plain numbers, which compress and read well; longer ones are packed.
    private const int LeastPacked = 512;

    /// <summary>A document in UTF-8. The default encoder escapes <c>&lt;</c>, <c>&gt;</c>, <c>&amp;</c> and everything outside ASCII.</summary>
    /// <param name="write">Writes the one root value.</param>
    public static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            write(json);
        return stream.ToArray();
    }

    /// <summary>A number, <c>null</c> when it is not finite.</summary>
    public static void Number(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value == 0 ? 0 : value);
        else
            json.WriteNullValue();
    }

    /// <summary>A named number, <c>null</c> when there is none.</summary>
    public static void Number(Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        Number(json, value ?? double.NaN);
    }

    /// <summary>A list of texts.</summary>
    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A column of numbers: a plain array, or <c>{"f64": …}</c> or <c>{"f32": …}</c>, little-endian in base64.</summary>
    /// <param name="json">The document, after a property's name.</param>
    /// <param name="values">The values; missing ones are not-a-number.</param>
    /// <param name="isSingle">Whether long columns are kept in single precision.</param>
    public static void Column(Utf8JsonWriter json, ReadOnlySpan<double> values, bool isSingle)
    {
        if (values.Length < LeastPacked)
        {
            json.WriteStartArray();
            foreach (double value in values)
                Number(json, value);
            json.WriteEndArray();
            return;
        }

        json.WriteStartObject();
        json.WriteBase64String(isSingle ? "f32" : "f64", Bytes(values, isSingle));
        json.WriteEndObject();
    }

    private static byte[] Bytes(ReadOnlySpan<double> values, bool isSingle)
    {
        byte[] bytes = new byte[values.Length * (isSingle ? 4 : 8)];
        for (int i = 0; i < values.Length; i++)
        {
            if (isSingle)
                System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * 4), (float)values[i]);
            else
                System.Buffers.Binary.BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * 8), values[i]);
        }

        return bytes;
    }
}
