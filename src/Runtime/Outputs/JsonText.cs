using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AiPerf.Plot.Outputs;

/// <summary>How every JSON file is written: indented, LF, letters of all scripts as they are, markup characters escaped.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>A document in UTF-8 with a final line end.</summary>
    /// <param name="write">Writes the one root value.</param>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            write(json);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>Writes a number, or <c>null</c> when it is not finite.</summary>
    public static void Number(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value == 0 ? 0 : value);
        else
            json.WriteNullValue();
    }

    /// <summary>The names of an enumeration's values as JSON spells them: <c>TriangleUp</c> is <c>triangleUp</c>.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
