using System.Globalization;
using System.Text;

namespace AiPerf.Plot.Simulation;

/// <summary>
/// Writes <c>profile_export_aiperf_timeslices.csv</c>: requests are put into windows by their start, windows are aligned to 1970,
/// empty ones vanish and the rest is numbered from 0. As AIPerf writes it: lines end with CR LF, values have two decimals.
/// </summary>
internal static class TimesliceWriter
{
    public static void Write(string path, IReadOnlyList<SimulatedRequest> profiled, RunOptions options, double sliceSeconds)
    {
        long sliceNs = PortableMath.Nanoseconds(sliceSeconds * 1000);
        var text = new StringBuilder("Timeslice,Metric,Unit,Stat,Value\r\n");
        int slice = 0;
        foreach (var window in profiled.GroupBy(request => request.StartNs / sliceNs).OrderBy(window => window.Key))
        {
            foreach (var report in MetricReport.Of([.. window], options).OrderBy(report => report.Tag, StringComparer.Ordinal))
            {
                foreach (var (stat, value) in report.Stats())
                {
                    text.Append(CultureInfo.InvariantCulture, $"{slice},{report.Header},{report.Unit},{stat},{value:F2}\r\n");
                }
            }

            slice++;
        }

        File.WriteAllText(path, text.ToString(), JsonText.Encoding);
    }
}
