using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AiPerf.Plot.Simulation;

/// <summary>JSON as AIPerf prints it: plain Unicode, LF, floating-point numbers that keep their <c>.0</c>.</summary>
internal static class JsonText
{
    /// <summary>One line, for JSONL.</summary>
    public static JsonWriterOptions Compact { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Indented by two blanks, for the summary.</summary>
    public static JsonWriterOptions Indented { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <summary>Writes a floating-point number in its shortest form that reads back equal, never looking like an integer.</summary>
    public static void WriteFloat(this Utf8JsonWriter json, double value)
    {
        Span<byte> digits = stackalloc byte[40];
        _ = value.TryFormat(digits, out int length, "R", CultureInfo.InvariantCulture);
        if (digits[..length].IndexOfAny(".E"u8) < 0)
        {
            ".0"u8.CopyTo(digits[length..]);
            length += 2;
        }

        json.WriteRawValue(digits[..length], skipInputValidation: true);
    }

    /// <summary>The same as a property.</summary>
    public static void WriteFloat(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteFloat(value);
    }

    /// <summary>A time as AIPerf prints it: ISO 8601, microseconds, no offset.</summary>
    public static string Time(long epochNs) =>
        DateTime.UnixEpoch.AddTicks(epochNs / 100).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    /// <summary>Writes an indented document that ends with a line end.</summary>
    public static void WriteDocument(string path, Action<Utf8JsonWriter> write)
    {
        using var file = File.Create(path);
        using (var json = new Utf8JsonWriter(file, Indented))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        file.Write("\n"u8);
    }

    /// <summary>Writes objects as lines.</summary>
    public static void WriteLines<T>(Stream stream, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(1 << 17);
        using var json = new Utf8JsonWriter(buffer, Compact);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
            json.Flush();
            json.Reset();
            buffer.GetSpan(1)[0] = (byte)'\n';
            buffer.Advance(1);
            if (buffer.WrittenCount > 1 << 16)
            {
                stream.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        stream.Write(buffer.WrittenSpan);
    }

    /// <summary>The encoding of every file: UTF-8 without a mark.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
