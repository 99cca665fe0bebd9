using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace AiPerf.Plot.Tasks;

/// <summary>
/// Loads the copy of the engine that the package has compiled ahead for this platform, if there is one: half of a first drawing in a process is
/// the JIT. It is the same assembly; where it does not load, the one beside the task is used.
/// </summary>
internal static class CompiledAhead
{
    private const string Engine = "AiPerf.Plot.Runtime.dll";

    // Before anything of the engine is used: what a context has loaded it does not look for again.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "MSBuild loads the task; there is no earlier moment.")]
    internal static void Load()
    {
        var task = typeof(CompiledAhead).Assembly;
        if (task.Location.Length == 0 || !OperatingSystem.IsLinux() || Path.GetDirectoryName(task.Location) is not { } directory)
            return;
        var copy = Path.Combine(directory, "linux-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(), Engine);
        if (!File.Exists(copy) || AssemblyLoadContext.GetLoadContext(task) is not { } context)
            return;
        try
        {
            context.LoadFromAssemblyPath(copy);
        }
        catch (Exception problem) when (problem is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            // Slower, not otherwise.
        }
    }
}
