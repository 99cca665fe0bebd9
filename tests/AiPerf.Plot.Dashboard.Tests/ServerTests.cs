using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>The server: whom it answers, with what, and how it starts and stops.</summary>
[TestClass]
public sealed class ServerTests
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    [TestMethod]
    public async Task Item_02_the_served_page_asks_its_own_server_alone()
    {
        await using var page = await Opened.As(Mode.Served, Fixtures.F3());

        Assert.AreEqual("", string.Join("\n", page.Complaints));
        foreach (string request in page.Requests)
            Assert.StartsWith(Opened.Address(Mode.Served, Fixtures.F3()), request);
    }

    [TestMethod]
    public async Task Item_39_a_picture_of_an_untouched_preset_is_the_builds_own()
    {
        var server = Opened.Server(Fixtures.F3());
        byte[] served = await (await Post(server, "api/picture", """{"id":"ttft_vs_throughput","run":"","theme":"dark","width":1280,"height":720,"scale":1.5}""")).Content.ReadAsByteArrayAsync();
        string output = Path.Combine(Fixtures.Root, "out", "pictures");
        var result = PlotJob.Run(Fixtures.Job(Fixtures.F3(), output) with { Page = null, Formats = OutputFormats.Png, Theme = "dark", Width = 1280, Height = 720, Scale = 1.5 }, CancellationToken.None);

        CollectionAssert.AreEqual(await File.ReadAllBytesAsync(result.OutputFiles.Single(file => file.EndsWith("ttft_vs_throughput.png", StringComparison.Ordinal))), served);
    }

    [TestMethod]
    [DataRow("evil.example", 400)]
    [DataRow("localhost.evil.example", 400)]
    [DataRow("127.0.0.1.evil.example:80", 400)]
    [DataRow("localhost", 200)]
    [DataRow("LOCALHOST:1234", 200)]
    [DataRow("127.0.0.1", 200)]
    [DataRow("[::1]:8050", 200)]
    public async Task Item_53_only_this_machines_names_are_answered(string host, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address("api/health"));
        request.Headers.Host = host;

        Assert.AreEqual(status, (int)(await Http.SendAsync(request)).StatusCode);
    }

    [TestMethod]
    public async Task Item_53_a_request_without_a_host_is_refused()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Opened.Server(Fixtures.F3()).Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET /api/health HTTP/1.0\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(stream);

        Assert.Contains(" 400", await reader.ReadLineAsync() ?? "");
    }

    [TestMethod]
    public async Task Item_54_every_answer_has_its_headers_and_strangers_may_not_post()
    {
        foreach (string path in (string[])["", "app.js", "api/health", "api/manifest", "nothing"])
        {
            using var answer = await Http.GetAsync(Address(path));
            foreach (string header in (string[])["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Resource-Policy", "Cross-Origin-Opener-Policy", "X-Frame-Options", "Cache-Control"])
                Assert.IsTrue(answer.Headers.Contains(header), $"{path} {header}");
            Assert.IsFalse(answer.Headers.Any(header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)));
            Assert.IsFalse(answer.Headers.Contains("Server"));
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        }

        var server = Opened.Server(Fixtures.F3());
        Assert.AreEqual(HttpStatusCode.Forbidden, (await Post(server, "api/picture", "{}", token: "")).StatusCode);
        Assert.AreEqual(HttpStatusCode.Forbidden, (await Post(server, "api/picture", "{}", site: "cross-site")).StatusCode);
        Assert.AreEqual(HttpStatusCode.Forbidden, (await Post(server, "api/picture", "{}", type: "text/plain")).StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, (await Post(server, "api/picture", """{"id":"../../x","run":"","theme":"light","width":1280,"height":720,"scale":1}""")).StatusCode);
        foreach (var address in System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(one => one.Port == server.Port))
            Assert.IsTrue(IPAddress.IsLoopback(address.Address), address.ToString());
    }

    [TestMethod]
    [DataRow("api/runs/..%2f..%2fetc%2fpasswd/config", 404)]
    [DataRow("api/runs/%2e%2e/config", 404)]
    [DataRow("api/runs/r0000000000", 404)]
    [DataRow("api/runs/r0000000000/requests?cols=x", 404)]
    [DataRow("../../etc/passwd", 404)]
    public async Task Item_55_what_is_not_known_is_not_found(string path, int status) => Assert.AreEqual(status, (int)(await Http.GetAsync(Address(path))).StatusCode);

    [TestMethod]
    public async Task Item_55_other_methods_are_refused_and_unknown_columns_are_not_found()
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, Address(""));
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, (await Http.SendAsync(put)).StatusCode);

        var server = Opened.Server(Fixtures.F1());
        using var manifest = JsonDocument.Parse(await Http.GetStringAsync(new Uri($"http://127.0.0.1:{server.Port}/api/manifest")));
        string key = manifest.RootElement.GetProperty("runs")[0].GetProperty("key").GetString()!;
        Assert.AreEqual(HttpStatusCode.NotFound, (await Http.GetAsync(new Uri($"http://127.0.0.1:{server.Port}/api/runs/{key}/requests?cols=nothing"))).StatusCode);
        byte[] column = await Http.GetByteArrayAsync(new Uri($"http://127.0.0.1:{server.Port}/api/runs/{key}/requests?cols=request_latency"));
        Assert.AreEqual(0, column.Length % 8);
        Assert.IsGreaterThan(400 * 8, column.Length);
    }

    [TestMethod]
    public async Task Item_56_the_server_redacts_too()
    {
        var server = Opened.Server(Fixtures.FS());
        using var manifest = JsonDocument.Parse(await Http.GetStringAsync(new Uri($"http://127.0.0.1:{server.Port}/api/manifest")));
        foreach (var run in manifest.RootElement.GetProperty("runs").EnumerateArray())
        {
            string text = await Http.GetStringAsync(new Uri($"http://127.0.0.1:{server.Port}/api/runs/{run.GetProperty("key").GetString()}/config"));
            Assert.DoesNotContain("SECRET", text);
            Assert.Contains("[redacted]", text);
        }

        Assert.DoesNotContain("SECRET", manifest.RootElement.ToString());
    }

    [TestMethod]
    public async Task With_a_token_reading_needs_it()
    {
        await using var server = await Opened.Start(Opened.Options(Fixtures.F3()) with { NeedsToken = true });
        Assert.AreEqual(HttpStatusCode.Forbidden, (await Http.GetAsync(new Uri($"http://127.0.0.1:{server.Port}/api/manifest"))).StatusCode);
        await using var page = await Dashboard.Open(server.Address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
        Assert.HasCount(4, await page.Cards());
    }

    [TestMethod]
    public async Task Item_57_the_address_is_told_when_the_server_answers()
    {
        using var lines = new Lines();
        using var stop = new CancellationTokenSource();
        var host = new DashboardHost(Opened.Options(Fixtures.F3()), new Silence(stop.Token), new HostChannel(lines)).Run(stop.Token);
        string address = await lines.Address();

        Assert.AreEqual(HttpStatusCode.OK, (await Http.GetAsync(new Uri(address + "/api/health"))).StatusCode);
        Assert.Contains("<title>AIPerf", await Http.GetStringAsync(new Uri(address)));
        Assert.Contains("mode: multi-run, 3 runs", lines.ToString());
        await stop.CancelAsync();
        Assert.AreEqual(0, await host);
    }

    [TestMethod]
    public async Task Item_58_a_taken_port_is_an_error_moved_from_or_recognised()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int taken = ((IPEndPoint)other.LocalEndpoint).Port;
        using var lines = new Lines();
        int code = await new DashboardHost(Opened.Options(Fixtures.F3()) with { Port = taken }, TextReader.Null, new HostChannel(lines)).Run(CancellationToken.None);
        Assert.AreEqual(1, code);
        Assert.Contains("error\tAIPERF4101", lines.ToString());
        Assert.Contains($"The port {taken} is taken", lines.ToString());
        Assert.Contains("-p:AiPerfDashboardPort=0", lines.ToString());

        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var running = await Opened.Start(Opened.Options(Fixtures.F3()) with { Port = port });
        using var again = new Lines();
        Assert.AreEqual(0, await new DashboardHost(Opened.Options(Fixtures.F3()) with { Port = port }, TextReader.Null, new HostChannel(again)).Run(CancellationToken.None));
        Assert.Contains($"already running: http://localhost:{port}", again.ToString());
    }

    [TestMethod]
    public async Task Item_58_the_default_port_moves_on_and_says_so()
    {
        TcpListener? holder = null;
        try
        {
            holder = new TcpListener(IPAddress.Loopback, DashboardServer.DefaultPort);
            holder.Start();
        }
        catch (SocketException)
        {
            // Something on this machine holds it already, which serves as well.
            holder = null;
        }

        using var lines = new Lines();
        using var stop = new CancellationTokenSource();
        var host = new DashboardHost(Opened.Options(Fixtures.F6()) with { Port = null }, new Silence(stop.Token), new HostChannel(lines)).Run(stop.Token);
        string address = await lines.Address();
        Assert.Contains("message\tAIPERF4102", lines.ToString());
        Assert.IsGreaterThan(DashboardServer.DefaultPort, new Uri(address).Port);
        await stop.CancelAsync();
        await host;
        holder?.Dispose();
    }

    [TestMethod]
    public async Task Item_60_the_server_stops_by_the_clock_and_by_its_button()
    {
        using var lines = new Lines();
        using var never = new CancellationTokenSource();
        Assert.AreEqual(0, await new DashboardHost(Opened.Options(Fixtures.F3()) with { ExitAfter = 1 }, new Silence(never.Token), new HostChannel(lines)).Run(never.Token));

        using var second = new Lines();
        var host = new DashboardHost(Opened.Options(Fixtures.F3()), new Silence(never.Token), new HostChannel(second)).Run(never.Token);
        await using var page = await Dashboard.Open((await second.Address()).Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
        await page.Page.ClickAsync("#tab-about");
        await page.Page.ClickAsync("#stop-server");
        Assert.AreEqual(0, await host.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [TestMethod]
    public async Task Item_59_the_server_goes_when_its_starter_goes()
    {
        using var process = Host();
        string address = await Ready(process);
        // What the system does when the build is killed.
        process.StandardInput.Close();
        Assert.IsTrue(process.WaitForExit(5000));
        await Assert.ThrowsAsync<HttpRequestException>(() => Http.GetAsync(new Uri(address + "/api/health")));
    }

    [TestMethod]
    public async Task Item_59_the_server_ends_on_SIGTERM()
    {
        using var process = Host();
        await Ready(process);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        Assert.IsTrue(process.WaitForExit(5000));
        Assert.AreEqual(0, process.ExitCode);
    }

    [TestMethod]
    public async Task Item_62_without_a_run_nothing_is_served()
    {
        string empty = Directory.CreateDirectory(Path.Combine(Fixtures.Root, "empty")).FullName;
        using var lines = new Lines();

        Assert.AreEqual(1, await new DashboardHost(Opened.Options(empty), TextReader.Null, new HostChannel(lines)).Run(CancellationToken.None));
        Assert.Contains("error\tAIPERF2004", lines.ToString());
        Assert.Contains("empty", lines.ToString());
        Assert.DoesNotContain("ready", lines.ToString());
    }

    private static Uri Address(string path) => new($"http://127.0.0.1:{Opened.Server(Fixtures.F3()).Port}/{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private static async Task<HttpResponseMessage> Post(DashboardServer server, string path, string body, string? token = null, string site = "same-origin", string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://127.0.0.1:{server.Port}/{path}"))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)),
        };
        request.Headers.Add("Sec-Fetch-Site", site);
        request.Headers.Add("X-AiPerf-Token", token ?? server.Token);
        return await Http.SendAsync(request);
    }

    private static Process Host()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "AiPerf.Plot.Dashboard.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.StandardInput.WriteLine(JsonSerializer.Serialize(Opened.Options(Fixtures.F3())));
        process.StandardInput.Flush();
        return process;
    }

    private static async Task<string> Ready(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Lines.Find(line) is { } address)
                return address;
        }

        Assert.Fail("The server ended before it was ready.");
        return "";
    }

    /// <summary>What the host says, line by line.</summary>
    private sealed class Lines : StringWriter
    {
        private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Lines()
            : base(CultureInfo.InvariantCulture)
        {
        }

        public static string? Find(string line)
        {
            int at = line.IndexOf("ready: ", StringComparison.Ordinal);
            return at < 0 ? null : line[(at + 7)..].Split(' ')[0];
        }

        public Task<string> Address() => _address.Task.WaitAsync(TimeSpan.FromSeconds(60));

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value is not null && Find(value) is { } address)
                _address.TrySetResult(address);
        }
    }

    /// <summary>A standard input that stays open.</summary>
    private sealed class Silence(CancellationToken until) : TextReader
    {
        public override async Task<string?> ReadLineAsync()
        {
            await Task.Delay(Timeout.Infinite, until).ContinueWith(_ => { }, TaskScheduler.Default);
            return null;
        }
    }
}
