namespace Plimsoll.Abstractions.Rules;

/// <summary>What scores count: a Dockerfile, a stage, a service, a project, a domain, an image ...</summary>
/// <param name="Kind">One word: <c>dockerfile</c>, <c>stage</c>, <c>service</c> ...</param>
/// <param name="Name">Its name, unique among its kind in its input.</param>
/// <param name="Input">The path of the input that it belongs to.</param>
public sealed record Subject(string Kind, string Name, string Input);
