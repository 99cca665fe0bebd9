namespace AiPerf.Plot.Diagnostics;

/// <summary>Every code this product can report. Ids are never reused.</summary>
public static partial class DiagnosticTable;
