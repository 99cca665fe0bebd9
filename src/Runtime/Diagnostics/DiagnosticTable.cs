namespace AiPerf.Plot.Diagnostics;

/// <summary>Every code this product can report. Ids are never reused.</summary>
internal static partial class DiagnosticTable;
