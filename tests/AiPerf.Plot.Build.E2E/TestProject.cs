namespace AiPerf.Plot.Build.E2E;

/// <summary>A fresh project that references the package.</summary>
internal sealed class TestProject
{
    private readonly string _name;

    /// <param name="name">The folder's and the project's name, unique among the tests.</param>
    /// <param name="body">What stands in the project besides the package reference.</param>
    /// <param name="frameworks">The target framework or frameworks.</param>
    /// <param name="folder">Appended to the folder's name, not to the project's.</param>
    public TestProject(string name, string body = "", string frameworks = "<TargetFramework>net10.0</TargetFramework>", string folder = "")
    {
        _name = name;
        Directory = System.IO.Directory.CreateDirectory(Path.Combine(Package.Root, name + folder)).FullName;
        Write($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {frameworks}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="AiPerf.Plot.Build" Version="{Package.Version}" PrivateAssets="all" />
              </ItemGroup>
              {body}
            </Project>
            """);
    }

    public string Directory { get; }

    public string ProjectFile => At(_name + ".csproj");

    public static string Input(string path, string metadata = "") => $"""<ItemGroup><AiPerfPlotInput Include="{path}" {metadata} /></ItemGroup>""";

    public string At(string relative) => Path.Combine(Directory, relative);

    public void Write(string relative, string text)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(At(relative))!);
        File.WriteAllText(At(relative), text);
    }

    /// <summary>The files below a directory, relative to it, with '/', sorted.</summary>
    public string Files(string relative, string pattern = "*") => System.IO.Directory.Exists(At(relative))
        ? string.Join(" ", System.IO.Directory.GetFiles(At(relative), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(At(relative), file).Replace('\\', '/')).Order(StringComparer.Ordinal))
        : "";

    public CliResult Build(params IEnumerable<string> arguments) => Run("build", arguments);

    /// <summary>Draws and does nothing else, which is quicker than a build.</summary>
    public CliResult Plot(params IEnumerable<string> arguments) => Run("msbuild", ["-restore", "-t:AiPerfPlot", .. arguments]);

    public CliResult Target(string target, params IEnumerable<string> arguments) => Run("msbuild", [$"-t:{target}", .. arguments]);

    /// <summary>Makes the plots out of date.</summary>
    public void Forget()
    {
        if (System.IO.Directory.Exists(At("obj/Debug/aiperfplot")))
        {
            System.IO.Directory.Delete(At("obj/Debug/aiperfplot"), recursive: true);
        }
    }

    public CliResult Run(string command, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment) =>
        Cli.Run(Directory, environment, [command, ProjectFile, "-v:m", "-tl:off", "-nologo", .. arguments]);
}
