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

    // Which NaN it is does not matter; the count of present values tells NaN from missing.
    public static string Bits(double value) =>
        double.IsNaN(value) ? "NaN" : BitConverter.DoubleToUInt64Bits(value).ToString("X16", CultureInfo.InvariantCulture);
}
