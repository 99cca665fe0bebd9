using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>
/// Draws the one page of a PDF file from its content stream, so that what the file says can be compared with the PNG. It knows the
/// operators that a page of paths needs and fails on any other, fonts and pictures among them.
/// </summary>
internal sealed partial class PdfReplay : IDisposable
{
    // Points a layout unit.
    private const double PointsPerUnit = 0.72;

    private readonly string _file;
    private readonly Dictionary<string, string> _states;
    private readonly SKCanvas _canvas;
    private readonly Stack<Ink> _saved = new();
    private readonly List<double> _operands = [];
    private string _name = "";
    private Ink _ink = new(SKColors.Black, SKColors.Black, 255, 255, 1, SKStrokeJoin.Miter);
    private SKPath _path = new();
    private SKPathFillType? _clip;

    private PdfReplay(byte[] file, SKCanvas canvas)
    {
        _file = Encoding.Latin1.GetString(file);
        _canvas = canvas;
        _states = State().Matches(_file).ToDictionary(match => match.Groups[1].Value, match => ObjectOf(match.Groups[2].Value));
    }

    /// <summary>The pixels of a file at one pixel a layout unit.</summary>
    public static Pixels Draw(byte[] file)
    {
        string text = Encoding.Latin1.GetString(file);
        double[] box = [.. MediaBox().Match(text).Groups[1].Value.Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return Pixels.Drawn((int)Math.Round(box[2] / PointsPerUnit), (int)Math.Round(box[3] / PointsPerUnit), canvas =>
        {
            canvas.Scale((float)(1 / PointsPerUnit));
            // Pages are measured upwards.
            canvas.Translate(0, (float)box[3]);
            canvas.Scale(1, -1);
            using var replay = new PdfReplay(file, canvas);
            replay.Run();
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _path.Dispose();

    private void Run()
    {
        foreach (string word in Content().Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word[0] == '/')
            {
                _name = word[1..];
            }
            else if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                _operands.Add(number);
            }
            else
            {
                Operator(word);
                _operands.Clear();
            }
        }
    }

    private void Operator(string word)
    {
        switch (word)
        {
            case "q":
                _saved.Push(_ink);
                _canvas.Save();
                break;
            case "Q":
                _ink = _saved.Pop();
                _canvas.Restore();
                break;
            case "cm":
                _canvas.Concat(new SKMatrix(At(0), At(2), At(4), At(1), At(3), At(5), 0, 0, 1));
                break;
            case "gs":
                _ink = _ink.With(_states[_name]);
                break;
            case "rg":
                _ink = _ink with { Fill = Color() };
                break;
            case "RG":
                _ink = _ink with { Stroke = Color() };
                break;
            case "w":
                _ink = _ink with { Width = At(0) };
                break;
            case "j":
                _ink = _ink with { Join = At(0) == 1 ? SKStrokeJoin.Round : SKStrokeJoin.Miter };
                break;
            case "m":
                _path.MoveTo(At(0), At(1));
                break;
            case "l":
                _path.LineTo(At(0), At(1));
                break;
            case "c":
                _path.CubicTo(At(0), At(1), At(2), At(3), At(4), At(5));
                break;
            case "v":
                _path.CubicTo(_path.LastPoint.X, _path.LastPoint.Y, At(0), At(1), At(2), At(3));
                break;
            case "y":
                _path.CubicTo(At(0), At(1), At(2), At(3), At(2), At(3));
                break;
            case "h":
                _path.Close();
                break;
            case "re":
                _path.AddRect(SKRect.Create(At(0), At(1), At(2), At(3)));
                break;
            case "W" or "W*":
                _clip = word == "W" ? SKPathFillType.Winding : SKPathFillType.EvenOdd;
                break;
            case "n":
                End();
                break;
            case "f" or "f*":
                _path.FillType = word == "f" ? SKPathFillType.Winding : SKPathFillType.EvenOdd;
                Paint(SKPaintStyle.Fill);
                End();
                break;
            case "S":
                Paint(SKPaintStyle.Stroke);
                End();
                break;
            case "B":
                Paint(SKPaintStyle.Fill);
                Paint(SKPaintStyle.Stroke);
                End();
                break;
            default:
                throw new InvalidDataException($"A PDF operator '{word}' that the replay does not know.");
        }
    }

    private void Paint(SKPaintStyle style)
    {
        using var paint = new SKPaint { IsAntialias = true, Style = style, StrokeWidth = _ink.Width, StrokeJoin = _ink.Join };
        paint.Color = style == SKPaintStyle.Fill ? _ink.Fill.WithAlpha(_ink.FillAlpha) : _ink.Stroke.WithAlpha(_ink.StrokeAlpha);
        _canvas.DrawPath(_path, paint);
    }

    private void End()
    {
        if (_clip is { } rule)
        {
            _path.FillType = rule;
            _canvas.ClipPath(_path, SKClipOperation.Intersect, antialias: true);
        }

        _clip = null;
        _path.Dispose();
        _path = new();
    }

    private float At(int index) => (float)_operands[index];

    private SKColor Color() => new(Channel(0), Channel(1), Channel(2));

    private byte Channel(int index) => (byte)Math.Round(255 * _operands[index]);

    private string Content()
    {
        string number = Contents().Match(_file).Groups[1].Value;
        int start = _file.IndexOf($"\n{number} 0 obj", StringComparison.Ordinal);
        start = _file.IndexOf("stream\n", start, StringComparison.Ordinal) + "stream\n".Length;
        int end = _file.IndexOf("endstream", start, StringComparison.Ordinal);
        using var inflater = new ZLibStream(new MemoryStream(Encoding.Latin1.GetBytes(_file[start..end])), CompressionMode.Decompress);
        using var reader = new StreamReader(inflater, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private string ObjectOf(string number)
    {
        int start = _file.IndexOf($"\n{number} 0 obj", StringComparison.Ordinal);
        return _file[start.._file.IndexOf("endobj", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"/(G\d+) (\d+) 0 R")]
    private static partial Regex State();

    [GeneratedRegex(@"/Contents (\d+) 0 R")]
    private static partial Regex Contents();

    [GeneratedRegex(@"/MediaBox \[([^\]]*)\]")]
    private static partial Regex MediaBox();

    private sealed record Ink(SKColor Fill, SKColor Stroke, byte FillAlpha, byte StrokeAlpha, float Width, SKStrokeJoin Join)
    {
        public Ink With(string state) => this with
        {
            FillAlpha = (byte)Math.Round(255 * (Value(state, "ca") ?? FillAlpha / 255.0)),
            StrokeAlpha = (byte)Math.Round(255 * (Value(state, "CA") ?? StrokeAlpha / 255.0)),
            Width = (float)(Value(state, "LW") ?? Width),
            Join = Value(state, "LJ") is { } join ? join == 1 ? SKStrokeJoin.Round : SKStrokeJoin.Miter : Join,
        };

        private static double? Value(string state, string key)
        {
            int at = state.IndexOf($"/{key} ", StringComparison.Ordinal);
            return at < 0 ? null : double.Parse(state[(at + key.Length + 2)..].Split('\n', '>', ' ')[0], CultureInfo.InvariantCulture);
        }
    }
}
