using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Outputs;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AiPerf.Plot.Tasks;

/// <summary>
/// Shows what was drawn on the page of the CI job. Nothing here ever fails a build: the plots are drawn, and only the page lacks them.
/// </summary>
/// <param name="ci">The CI system.</param>
/// <param name="paths">Makes paths absolute.</param>
/// <param name="projectFile">The project, which the headings name; may be empty.</param>
/// <param name="log">MSBuild's log.</param>
/// <param name="report">Receives what could not be written.</param>
internal sealed class CiSummary(CiSystem ci, ProjectPaths paths, string? projectFile, TaskLoggingHelper log, Action<PlotDiagnostic> report)
{
    private const int MostAttempts = 500;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Publishes one set of which at least one plot is drawn.</summary>
    /// <returns>The file that this wrote into the output directory; <see langword="null"/> when there is none.</returns>
    public string? Publish(PlotSet set, PlotJobResult result)
    {
        if (result.Index is not { } index)
        {
            return null;
        }

        string project = Path.GetFileNameWithoutExtension(projectFile) ?? "";
        index = index with { Title = string.Join(" · ", new[] { index.Title, project, set.Name }.Where(part => part.Length > 0)) };
        string folder = PathText.Shared(set.OutputDisplayPath);
        if (ci.SummaryFile is { } file)
        {
            string of = project.Length > 0 ? $" of {project}" : "";
            Append(paths.Full(file), set, room => JobSummary.Write(
                index, $"The pictures are in the folder {folder}{of}; publish it as an artifact to see them.", room));
            return null;
        }

        if (ci.IsAzure)
        {
            return Upload(set, project, index, folder);
        }

        log.LogMessage(MessageImportance.Low, "{0}", "AIPerf: AiPerfPlotCiSummary does nothing here, because this is neither GitHub Actions nor Azure Pipelines.");
        return null;
    }

    private void Append(string file, PlotSet set, Func<int, string?> write)
    {
        try
        {
            // Other projects of the build append to the same file, possibly now.
            using var stream = Open(file);
            byte[] bytes = new byte[Math.Min(stream.Length, JobSummary.MostBytes)];
            stream.ReadExactly(bytes);
            string before = Utf8.GetString(bytes);
            // A mark of the content, invisible on the page: what stands there already is not added again, in whatever length.
            string mark = $"<!-- AIPerf plots {Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(write(JobSummary.MostBytes) ?? "")))} -->\n\n";
            if (before.Contains(mark, StringComparison.Ordinal))
            {
                return;
            }

            string lead = (before.Length == 0 ? "" : before.EndsWith('\n') ? "\n" : "\n\n") + mark;
            int room = (int)Math.Max(-1, JobSummary.MostBytes - stream.Length - lead.Length);
            if (write(room) is not { } text)
            {
                Report(set, "the file holds " + stream.Length.ToString(CultureInfo.InvariantCulture) + " bytes already, and GitHub drops a summary of more than "
                    + JobSummary.MostBytes.ToString(CultureInfo.InvariantCulture), "Write less to GITHUB_STEP_SUMMARY in this step");
                return;
            }

            stream.Seek(0, SeekOrigin.End);
            stream.Write(Utf8.GetBytes(lead + text));
        }
        catch (Exception error) when (IsFileError(error))
        {
            Report(set, error.Message.TrimEnd('.'), "Make the file that GITHUB_STEP_SUMMARY names writable");
        }
    }

    private string? Upload(PlotSet set, string project, IndexContent index, string folder)
    {
        // The agent shows the file's name, and keeps one file of a name for each step.
        string name = AzureCommands.ArtifactName("plots", project, set.Name);
        string file = Path.Combine(set.OutputDirectory, name + ".md");
        string place = ci.CanPublish ? $"The pictures are in the artifact {name}." : $"The pictures are in the folder {folder}; publish it as an artifact to see them.";
        try
        {
            AtomicFile.Write(file, Utf8.GetBytes(JobSummary.Write(index, place, JobSummary.MostBytes) ?? ""));
        }
        catch (Exception error) when (IsFileError(error))
        {
            Report(set, error.Message.TrimEnd('.'), "Make the output directory writable");
            return null;
        }

        log.LogMessage(MessageImportance.High, "{0}", AzureCommands.UploadSummary(file));
        if (ci.CanPublish)
        {
            log.LogMessage(MessageImportance.High, "{0}", AzureCommands.UploadArtifact(name, set.OutputDirectory));
        }

        return file;
    }

    private static FileStream Open(string file)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (attempt < MostAttempts && IsLocked(error))
            {
                // By another writer, which is done in a moment.
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>What Linux, macOS and Windows say of a file that somebody else has open.</summary>
    private static bool IsLocked(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    private void Report(PlotSet set, string reason, string remedy) => report(DiagnosticTable.JobSummaryNotWritten.At(SourceSpan.None, set.Title, reason, remedy));

    private static bool IsFileError(Exception error) => error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}
