using System.Collections.Immutable;

namespace AiPerf.Plot.Rendering;

/// <summary>A picture as the one sequence of steps that PNG, SVG and PDF are drawn from.</summary>
/// <param name="Width">Width in layout units.</param>
/// <param name="Height">Height in layout units.</param>
/// <param name="Title">For metadata.</param>
/// <param name="AltText">The picture in words, for metadata.</param>
/// <param name="Background">The canvas.</param>
/// <param name="Ops">The steps, bottom first.</param>
internal sealed record DrawList(double Width, double Height, string Title, string AltText, Rgba Background, ImmutableArray<DrawOp> Ops);
