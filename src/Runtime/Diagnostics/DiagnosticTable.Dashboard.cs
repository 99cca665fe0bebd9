namespace AiPerf.Plot.Diagnostics;

internal static partial class DiagnosticTable
{
    /// <summary>The interactive page failed through a defect of ours.</summary>
    public static DiagnosticDescriptor PageFailed { get; } = new("AIPERF4001", PlotSeverity.Error,
        "Interactive page failed", "dashboard.html failed through a defect ({0}: {1}); an earlier one is kept, and the plots are not concerned. Please report it with the output of a build at -v:detailed, or set AiPerfDashboardHtml=false.");

    /// <summary>The interactive page is very large.</summary>
    public static DiagnosticDescriptor PageLarge { get; } = new("AIPERF4002", PlotSeverity.Warning,
        "Interactive page large", "dashboard.html has {0:0} MB, which opens slowly and is much to publish. Set AiPerfDashboardRequests=decimated or none.");

    /// <summary>The port that was asked for is taken.</summary>
    public static DiagnosticDescriptor DashboardPortTaken { get; } = new("AIPERF4101", PlotSeverity.Error,
        "Dashboard port taken", "The port {0} is taken by another program; the dashboard is not served. Stop that program, or choose another port: -p:AiPerfDashboardPort=0 takes any that is free.");

    /// <summary>The default port is taken, so that the next free one is used.</summary>
    public static DiagnosticDescriptor DashboardPortMoved { get; } = new("AIPERF4102", PlotSeverity.Message,
        "Dashboard on another port", "The port {0} is taken by another program; the dashboard is on {1}. Set AiPerfDashboardPort to choose.");

    /// <summary>The browser could not be opened.</summary>
    public static DiagnosticDescriptor DashboardBrowserNotOpened { get; } = new("AIPERF4103", PlotSeverity.Message,
        "Browser not opened", "No browser could be opened; the dashboard runs all the same. Open {0} yourself, or set AiPerfDashboardOpen=false.");

    /// <summary>There is nothing to serve.</summary>
    public static DiagnosticDescriptor DashboardNothingToServe { get; } = new("AIPERF4104", PlotSeverity.Error,
        "Nothing to serve", "No run that can be used was found in {0}; the dashboard is not served. Point AiPerfPlotInput items or AiPerfPlotInputs at directories that hold AIPerf runs.");

    /// <summary>The server's process could not be started, or ended by itself.</summary>
    public static DiagnosticDescriptor DashboardFailed { get; } = new("AIPERF4105", PlotSeverity.Error,
        "Dashboard failed", "The dashboard's server {0}; nothing is served. Check that the .NET SDK's own runtime has ASP.NET Core (dotnet --list-runtimes), and report it otherwise.");
}
