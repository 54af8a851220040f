using Microsoft.CodeAnalysis.Text;

namespace Plimsoll.Documents.Dockerfile;

/// <summary>Something that the builder would refuse. The rest of the file is read all the same.</summary>
/// <param name="Span">The characters to change.</param>
/// <param name="Message">What is wrong; one sentence without a final period.</param>
public sealed record DockerfileProblem(TextSpan Span, string Message);
