using System.Text.Json;
using System.Text.Unicode;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Artifacts;

/// <summary>Reads a JSON export file whole; whatever is wrong with it is one diagnostic, never an exception.</summary>
internal static class JsonFile
{
    /// <summary>Exports of this kind are kilobytes to some megabytes; this leaves room for thousands of GPUs and stops what is none.</summary>
    private const long MaxBytes = 256L << 20;

    /// <summary>Reads and parses a file whose root is an object.</summary>
    /// <param name="fullPath">The absolute path.</param>
    /// <param name="displayPath">The path for messages.</param>
    /// <param name="runName">The run for messages.</param>
    /// <param name="report">Receives the one reason why there is no result.</param>
    public static JsonDocument? Read(string fullPath, string displayPath, string runName, Action<PlotDiagnostic> report)
    {
        JsonDocument? Fail(string reason, int line = 0, int column = 0)
        {
            report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath, line, column), runName, reason, WithoutFile.Of(displayPath)));
            return null;
        }

        byte[] bytes;
        try
        {
            if (OpenFile.ReadAll(fullPath, MaxBytes) is not { } content)
                return Fail("it is larger than 256 MB, which no export of this kind is");
            bytes = content;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(FileFailure.Reason(exception));
        }

        Memory<byte> text = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsMemory(3) : bytes;
        if (text.IsEmpty)
            return Fail("it is empty");
        if (!Utf8.IsValid(text.Span))
            return Fail("it is not UTF-8 text");

        NonFiniteNumbers.Blank(text.Span);
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            return Fail("its content is not a JSON object");
        }
        catch (JsonException exception)
        {
            return Fail("it is not valid JSON", (int)(exception.LineNumber ?? -1) + 1, (int)(exception.BytePositionInLine ?? -1) + 1);
        }
    }
}
