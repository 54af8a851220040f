using System.Collections.Immutable;
using System.Text;
using Plimsoll.Input;
using Plimsoll.RuleCompiler;
using Plimsoll.RuleData.Secrets;

// Build step: RuleCompiler OUTPUT.cs RULES/secrets/*.toml
// Errors are printed in the form that MSBuild shows; nothing is written then.
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: RuleCompiler OUTPUT.cs FILE.toml...");
    return 2;
}

var detectors = ImmutableArray.CreateBuilder<DetectorFile>();
var failed = false;
foreach (var path in args.Skip(1).Order(StringComparer.Ordinal))
{
    var file = new SourceFile(path.Replace('\\', '/'), File.ReadAllText(path, Encoding.UTF8));
    if (DetectorReader.Read(file, out var problems) is { } detector)
    {
        detectors.Add(detector);
    }

    foreach (var problem in problems)
    {
        var place = file.Lines.Position(problem.Span.Start);
        Console.Error.WriteLine($"{path}({place.Line},{place.Column}): error PLMDATA: {problem.Message}");
        failed = true;
    }
}

if (failed)
{
    return 1;
}

File.WriteAllText(args[0], SecretTableWriter.Write(detectors.ToImmutable()));
return 0;
