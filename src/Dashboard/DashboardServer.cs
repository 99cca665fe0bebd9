using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AiPerf.Plot.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AiPerf.Plot.Dashboard;

/// <summary>Serves the page on this machine's loopback addresses alone. It keeps nothing of its readers: each page has its own state.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    /// <summary>The port where no other is asked for.</summary>
    public const int DefaultPort = 8050;

    private const int LastPort = 8059;
    private const long MostBody = 1 << 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    private readonly HostOptions _options;
    private readonly PageAssets _assets;
    private readonly WebApplication _application;
    private readonly Action<PlotDiagnostic> _report;
    private ServedData _data;

    private DashboardServer(HostOptions options, ServedData data, WebApplication application, int port, Action<PlotDiagnostic> report)
    {
        (_options, _data, _application, _report, Port) = (options, data, application, report, port);
        _assets = FrontEnd.Load();
        Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; private set; }

    /// <summary>What a page needs to change anything, and with <see cref="HostOptions.NeedsToken"/> to read.</summary>
    public string Token { get; }

    /// <summary>Where it is.</summary>
    public string Address => $"http://localhost:{Port}" + (_options.NeedsToken ? $"/?token={Token}" : "");

    /// <summary>Ends when somebody asked for that in the page.</summary>
    public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Binds and starts on one port.</summary>
    /// <exception cref="IOException">When the port is taken.</exception>
    public static async Task<DashboardServer> Start(HostOptions options, ServedData data, int port, Action<PlotDiagnostic> report)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBody;
            // A port of the system's choice cannot be bound on two addresses.
            if (port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(port);
        });
        builder.Services.AddResponseCompression(compression => compression.EnableForHttps = false);
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        builder.Logging.ClearProviders();
        var application = builder.Build();
        var server = new DashboardServer(options, data, application, port, report);
        application.Use(server.Guard);
        application.UseResponseCompression();
        application.Run(server.Answer);
        try
        {
            await application.StartAsync();
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        server.Port = new Uri(application.Urls.First()).Port;
        return server;
    }

    /// <summary>The ports to try: the one asked for, else the default and those after it.</summary>
    public static IEnumerable<int> Ports(HostOptions options) => options.Port is { } asked ? [asked] : Enumerable.Range(DefaultPort, LastPort - DefaultPort + 1);

    /// <summary>Whether an exception says that the port is taken.</summary>
    public static bool IsPortTaken(Exception exception) =>
        exception is AddressInUseException || exception.InnerException is { } inner && IsPortTaken(inner);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await _application.StopAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // What still waits for an answer gets none.
        }

        await _application.DisposeAsync();
    }

    /// <summary>Headers for every answer; strangers' requests end here.</summary>
    private async Task Guard(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = StandalonePage.Policy("'self'", "'self'", "'self'") + "; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";

        // A name that only resolves to this machine is somebody else's page (DNS rebinding).
        string host = context.Request.Host.Host;
        if (!Hosts.Contains(host, StringComparer.OrdinalIgnoreCase) && !(IPAddress.TryParse(host, out var address) && IPAddress.IPv6Loopback.Equals(address)))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var request = context.Request;
        if (request.Method is not ("GET" or "HEAD" or "POST"))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (request.Method == "POST" && !MayPost(request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        if (_options.NeedsToken && request.Method != "POST" && request.Path.StartsWithSegments("/api") && request.Path != "/api/health" && !HasToken(request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    }

    private bool MayPost(HttpRequest request)
    {
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        bool isOwn = site == "same-origin" || (site.Length == 0 && request.Headers.Origin.ToString() == $"http://{request.Host}");
        return isOwn && request.HasJsonContentType() && HasToken(request);
    }

    private bool HasToken(HttpRequest request)
    {
        string given = request.Headers["X-AiPerf-Token"].ToString() is { Length: > 0 } header ? header : request.Query["token"].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Token));
    }

    private async Task Answer(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "/";
        if (context.Request.Method == "POST")
        {
            await AnswerPost(context, path);
            return;
        }

        switch (path)
        {
            case "/":
                await Send(context, "text/html; charset=utf-8", Shell());
                return;
            case "/style.css":
                await Send(context, "text/css; charset=utf-8", _assets.Style);
                return;
            case "/library.js":
                await Send(context, "text/javascript; charset=utf-8", _assets.Library);
                return;
            case "/app.js":
                await Send(context, "text/javascript; charset=utf-8", _assets.Script);
                return;
            case "/api/health":
                await Send(context, "application/json", PageText.Json(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("product", "AIPerf Dashboard");
                    json.WriteString("data", _data.Identity);
                    json.WriteNumber("runs", _data.Runs.Count);
                    json.WriteEndObject();
                }));
                return;
            case "/api/manifest":
                await Send(context, "application/json", _data.Manifest(Token));
                return;
        }

        // Keys and columns are looked up among the known ones; nothing of an address ever becomes a path.
        string[] parts = path.Split('/');
        byte[]? content = parts switch
        {
            ["", "api", "runs", var key] => _data.Document(key),
            ["", "api", "runs", var key, "config"] => _data.Configuration(key),
            ["", "api", "runs", var key, "requests"] => _data.Columns(key, context.Request.Query["cols"].ToString().Split(',')),
            _ => null,
        };
        if (content is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
            await Send(context, parts[^1] == "requests" ? "application/octet-stream" : "application/json", content);
    }

    private async Task AnswerPost(HttpContext context, string path)
    {
        switch (path)
        {
            case "/api/shutdown":
                await Send(context, "application/json", "{}");
                await context.Response.CompleteAsync();
                Stopped.TrySetResult();
                return;
            case "/api/reload":
                if (ServedData.Load(_options, _report, context.RequestAborted) is { } fresh)
                    _data = fresh;
                else
                    context.Response.StatusCode = StatusCodes.Status409Conflict;
                return;
            case "/api/page":
                await Send(context, "text/html; charset=utf-8", _data.Page());
                return;
            case "/api/picture":
                PictureRequest? request;
                try
                {
                    request = await JsonSerializer.DeserializeAsync<PictureRequest>(context.Request.Body, Json, context.RequestAborted);
                }
                catch (JsonException)
                {
                    context.Response.StatusCode = StatusCodes.Status400BadRequest;
                    return;
                }

                if (request is { Id: not null, Run: not null, Theme: not null } && _data.Picture(request) is { } picture)
                    await Send(context, "image/png", picture);
                else
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
        }
    }

    private string Shell()
    {
        var page = new StringBuilder();
        foreach (var (isPlace, text) in StandalonePage.Parts(_assets.Shell))
        {
            page.Append((isPlace, text) switch
            {
                (false, _) => text,
                (_, "title") => StandalonePage.Encode(PageBuilder.Title(_data.Runs)),
                (_, "style") => "<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"style.css\">",
                (_, "scripts") => "<script src=\"library.js\"></script>\n<script src=\"app.js\"></script>",
                _ => "",
            });
        }

        return page.ToString();
    }

    private static Task Send(HttpContext context, string type, string text) => Send(context, type, Encoding.UTF8.GetBytes(text));

    private static Task Send(HttpContext context, string type, byte[] content)
    {
        context.Response.ContentType = type;
        return context.Request.Method == "HEAD" ? Task.CompletedTask : context.Response.Body.WriteAsync(content).AsTask();
    }
}
