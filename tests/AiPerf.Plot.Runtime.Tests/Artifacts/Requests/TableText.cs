using System.Globalization;
using System.Text;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>A table as text, every value to the last bit, for comparisons.</summary>
internal static class TableText
{
    public static string Of(RequestTable? table)
    {
        if (table is null)
            return "no table";
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{table.Count} rows from {table.OriginNs}");
        for (int i = 0; i < table.Count; i++)
            text.AppendLine(CultureInfo.InvariantCulture, $"{table.StartNs[i]} {table.EndNs[i]} {table.Status[i]} {table.IsWarmup[i]}");
        foreach (NumberColumn column in table.Metrics)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{column.Name} [{column.Unit}] {column.PresentCount} of {column.Count}:");
            foreach (double value in column.ToArray())
                text.Append(Bits(value)).Append(' ');
            text.AppendLine();
        }

        return text.ToString();
    }

    /// <summary>Fails with the first line that differs, not with the whole table.</summary>
    public static void AssertEqual(string expected, RequestTable? table, string hint)
    {
        string actual = Of(table);
        if (actual == expected)
            return;
        foreach ((string wanted, string got) in expected.Split('\n').Zip(actual.Split('\n')))
        {
            int at = wanted.Zip(got).TakeWhile(pair => pair.First == pair.Second).Count();
            if (wanted != got)
                Assert.Fail($"{hint}: expected '{Near(wanted, at)}', got '{Near(got, at)}'");
        }

        Assert.Fail($"{hint}: the tables have {expected.Length} and {actual.Length} characters");

        static string Near(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];
    }

    // Which NaN it is does not matter; the count of present values tells NaN from missing.
    public static string Bits(double value) =>
        double.IsNaN(value) ? "NaN" : BitConverter.DoubleToUInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture);
}
