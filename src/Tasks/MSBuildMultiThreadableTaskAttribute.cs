namespace Microsoft.Build.Framework;

/// <summary>
/// Tells a multi-threaded build that the task may share its process. The engine looks for the name alone, and the
/// lowest engine we support does not contain the type; hence our own.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
