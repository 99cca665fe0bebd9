using Microsoft.Build.Framework;

namespace AiPerf.Plot.Tasks;

/// <summary>Makes the paths of users absolute: a relative one starts at the project, <c>~</c> is the home directory.</summary>
/// <param name="projectDirectory">The project's directory, absolute.</param>
/// <param name="homeDirectory">The user's home directory; without it, <c>~</c> is a name like any other.</param>
internal sealed class ProjectPaths(string projectDirectory, string? homeDirectory)
{
    /// <summary>The paths of a task: its project directory is given, else that of the file that calls it.</summary>
    public static ProjectPaths For(IBuildEngine engine, string? projectDirectory, string? homeDirectory)
    {
        var caller = Path.GetFullPath(Path.GetDirectoryName(engine.ProjectFileOfTaskNode) ?? "", "/");
        return new ProjectPaths(string.IsNullOrWhiteSpace(projectDirectory) ? caller : Path.GetFullPath(projectDirectory, caller), homeDirectory);
    }

    /// <summary>The absolute path of a path as the user wrote it.</summary>
    public string Full(string path)
    {
        if (homeDirectory is { Length: > 0 } && path.StartsWith('~') && (path.Length == 1 || path[1] is '/' or '\\'))
        {
            return Path.GetFullPath(Path.Combine(homeDirectory, path[1..].TrimStart('/', '\\')), projectDirectory);
        }

        return Path.GetFullPath(path, projectDirectory);
    }
}
